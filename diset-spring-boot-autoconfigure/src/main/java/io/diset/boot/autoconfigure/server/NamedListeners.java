package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.Executor;

import io.diset.security.TlsEndpoint;
import io.diset.server.DisetServer;
import io.diset.server.ServerListener;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.ssl.SslBundles;

/**
 * Adds the listeners that have names in the properties. What their TLS needs is looked up
 * when one of them has it.
 *
 * @param properties the properties
 * @param beans has the SSL bundles, and the executor of TLS
 */
record NamedListeners(DisetServerProperties properties, BeanFactory beans) implements DisetServerCustomizer {

	@Override
	public void customize(DisetServer.Builder builder) {
		this.properties.getListeners().forEach((name, listener) -> builder.listener(create(name, listener)));
	}

	private ServerListener create(String name, DisetServerProperties.Listener listener) {
		InetAddress address = listener.getAddress();
		return new ServerListener(name, (address != null) ? address.getHostAddress() : null, listener.getPort(),
				tls(name, listener.getSsl()), Set.copyOf(listener.getServices()));
	}

	private @Nullable TlsEndpoint tls(String name, DisetServerProperties.Ssl ssl) {
		if (Boolean.FALSE.equals(ssl.getEnabled())) {
			return null;
		}
		Executor executor = this.beans.getBean(ServerExecutorConfiguration.TLS_EXECUTOR, Executor.class);
		return new ServerTlsEndpoints(this.beans.getBean(SslBundles.class), executor).create(name, ssl);
	}

}
