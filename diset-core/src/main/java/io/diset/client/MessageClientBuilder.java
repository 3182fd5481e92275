package io.diset.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.message.MessageDefinition;
import io.diset.security.TlsEndpoint;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/**
 * Builds {@link MessageClient}s. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class MessageClientBuilder {

	private final Executor executor;

	private final List<MessageDefinition> definitions = new ArrayList<>();

	private ServiceUrl url;

	private @Nullable TlsEndpoint tls;

	private @Nullable LoopResources loops;

	private String setup = "";

	private @Nullable String vo;

	private ClientSettings settings = ClientSettings.DEFAULTS;

	MessageClientBuilder(ServiceUrl url, Executor executor) {
		this.url = Objects.requireNonNull(url);
		this.executor = Objects.requireNonNull(executor);
	}

	/**
	 * Set where the service is.
	 * @param url the URL of the service
	 * @return this builder
	 */
	public MessageClientBuilder url(ServiceUrl url) {
		this.url = url;
		return this;
	}

	/**
	 * Set the TLS of connections to {@code dips} URLs.
	 * @param tls makes the TLS handlers
	 * @return this builder
	 */
	public MessageClientBuilder tls(@Nullable TlsEndpoint tls) {
		this.tls = tls;
		return this;
	}

	/**
	 * Set the event loops of the connections. Those that Reactor Netty shares, if not
	 * set.
	 * @param loops the event loops, which outlive the client
	 * @return this builder
	 */
	public MessageClientBuilder runOn(LoopResources loops) {
		this.loops = loops;
		return this;
	}

	/**
	 * Set the setup that the client says it belongs to. Empty, if not set.
	 * @param setup the setup
	 * @return this builder
	 */
	public MessageClientBuilder setup(String setup) {
		this.setup = setup;
		return this;
	}

	/**
	 * Set the virtual organisation that the client says it belongs to. None, if not set.
	 * @param vo the virtual organisation
	 * @return this builder
	 */
	public MessageClientBuilder vo(@Nullable String vo) {
		this.vo = vo;
		return this;
	}

	/**
	 * Add the definition of a message that has no record.
	 * @param definition the definition
	 * @return this builder
	 */
	public MessageClientBuilder definition(MessageDefinition definition) {
		this.definitions.add(definition);
		return this;
	}

	/**
	 * Set the limits of the client.
	 * @param settings the limits
	 * @return this builder
	 */
	public MessageClientBuilder settings(ClientSettings settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * Build a client.
	 * @return a client that is not connected
	 * @throws IllegalStateException if the URL asks for TLS and there is none
	 */
	public MessageClient build() {
		if (this.url.secure() && this.tls == null) {
			throw new IllegalStateException("%s needs TLS: set a trust and a certificate".formatted(this.url));
		}
		Dialer dialer = new Dialer(this.url, this.url.secure() ? this.tls : null,
				(this.loops != null) ? this.loops : TcpResources.get(), this.setup, this.vo, this.settings,
				this.executor);
		return new DefaultMessageClient(dialer, new MessageDefinitions(this.definitions), Schedulers.parallel());
	}

}
