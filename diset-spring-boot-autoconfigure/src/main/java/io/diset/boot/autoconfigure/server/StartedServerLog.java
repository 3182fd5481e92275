package io.diset.boot.autoconfigure.server;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;

import io.diset.server.ServerListener;
import io.netty.util.NetUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log where a server listens and what it serves there.
 *
 * @param services the names of its services
 */
record StartedServerLog(List<String> services) {

	private static final Logger logger = LoggerFactory.getLogger(DisetServerLifecycle.class);

	void started(ServerListener listener, InetSocketAddress address) {
		Collection<String> served = listener.services().isEmpty() ? this.services
				: listener.services().stream().sorted().toList();
		logger.info("DISET server listens on {}://{} and serves {}", listener.isSecure() ? "dips" : "dip",
				NetUtil.toSocketAddressString(address), String.join(", ", served));
		if (!listener.isSecure() && !address.getAddress().isLoopbackAddress()) {
			logger.warn(
					"The DISET server has no TLS on port {}, which can be reached from other hosts: everybody there "
							+ "can connect, listen and pretend. Set '{}' to a loopback address, or name an SSL bundle "
							+ "by '{}'",
					address.getPort(), ListenerProperty.of(listener.name(), "address"),
					ListenerProperty.of(listener.name(), "ssl.bundle"));
		}
	}

}
