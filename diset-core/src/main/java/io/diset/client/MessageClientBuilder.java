package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

import io.diset.message.MessageDefinition;
import io.diset.security.TlsEndpoint;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
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

	private String service;

	private List<ServiceUrl> urls = List.of();

	private @Nullable DisetServiceUrls source;

	private @Nullable TlsEndpoint tls;

	private @Nullable LoopResources loops;

	private String setup = "";

	private @Nullable String vo;

	private ExtraCredentials extraCredentials = ExtraCredentials.NONE;

	private ClientMetrics metrics = ClientMetrics.NONE;

	private ClientSettings settings = ClientSettings.DEFAULTS;

	MessageClientBuilder(ServiceUrl url, Executor executor) {
		this.executor = Objects.requireNonNull(executor);
		this.service = url.service();
		this.urls = List.of(url);
	}

	MessageClientBuilder(String service, DisetServiceUrls source, Executor executor) {
		this.executor = Objects.requireNonNull(executor);
		this.service = ServiceUrl.requireName(service);
		this.source = Objects.requireNonNull(source);
	}

	/**
	 * Set where the service is.
	 * @param url the URL of the service
	 * @return this builder
	 */
	public MessageClientBuilder url(ServiceUrl url) {
		return urls(List.of(url));
	}

	/**
	 * Set where the service is, if it is at several places. An attempt to connect tries
	 * one after the other in this order, beginning with the one that the client was
	 * connected to last. It goes on with the next one where the proposal is refused, as
	 * by a service that is full or stopping. It ends when the client is not authorized,
	 * its connect arguments are refused, or a message is defined in another way.
	 * @param urls the URLs of the service, at least one
	 * @return this builder
	 * @throws IllegalArgumentException if there is none, or they name several services
	 */
	public MessageClientBuilder urls(List<ServiceUrl> urls) {
		if (urls.stream().map(ServiceUrl::service).distinct().count() != 1) {
			throw new IllegalArgumentException("There must be URLs of one service: " + urls);
		}
		this.service = urls.get(0).service();
		this.urls = List.copyOf(urls);
		this.source = null;
		return this;
	}

	/**
	 * Set who knows where the service is. It is asked at each attempt to connect, and its
	 * URLs are used like those of {@link #urls(List)}.
	 * @param service the name of the service in the form System/Component
	 * @param source knows where it is
	 * @return this builder
	 * @throws IllegalArgumentException if the name has another form
	 */
	public MessageClientBuilder urls(String service, DisetServiceUrls source) {
		this.service = ServiceUrl.requireName(service);
		this.source = source;
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
	 * Set what the client says of itself besides its certificate. Nothing, if not set.
	 * @param extraCredentials what it says
	 * @return this builder
	 */
	public MessageClientBuilder extraCredentials(ExtraCredentials extraCredentials) {
		this.extraCredentials = extraCredentials;
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
	 * Set what learns how much the client does. Nothing, if not set.
	 * @param metrics learns it
	 * @return this builder
	 */
	public MessageClientBuilder metrics(ClientMetrics metrics) {
		this.metrics = GuardedClientMetrics.of(metrics);
		return this;
	}

	/**
	 * Build a client.
	 * @return a client that is not connected
	 * @throws IllegalStateException if a URL asks for TLS and there is none
	 */
	public MessageClient build() {
		Mono<List<ServiceUrl>> places = places();
		Dialer dialer = new Dialer(this.tls, (this.loops != null) ? this.loops : TcpResources.get(), this.setup,
				this.vo, this.extraCredentials, this.settings, this.executor, this.metrics);
		return new DefaultMessageClient(new ServiceDialer(this.service, places, dialer),
				new MessageDefinitions(this.definitions), this.executor, Schedulers.parallel());
	}

	private Mono<List<ServiceUrl>> places() {
		DisetServiceUrls asked = this.source;
		String name = this.service;
		Duration timeout = this.settings.connectTimeout();
		if (asked != null) {
			return Mono.fromCallable(() -> List.copyOf(asked.urls(name)))
				.subscribeOn(Schedulers.fromExecutor(this.executor))
				.timeout(timeout, Mono.error(() -> new TimeoutException(
						"The URLs of %s are not known within %d ms".formatted(name, timeout.toMillis()))));
		}
		for (ServiceUrl url : this.urls) {
			if (url.secure() && this.tls == null) {
				throw new IllegalStateException("%s needs TLS: set a trust and a certificate".formatted(url));
			}
		}
		return Mono.just(this.urls);
	}

}
