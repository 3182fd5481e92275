package io.diset.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.diset.connection.RefusedByPeerException;
import io.diset.message.MessageDefinitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Makes connections to a service that may be at several places. An attempt tries one URL
 * after the other, and begins with the one that worked last. It goes on when a place
 * cannot be reached or does not take the proposal, and ends when the service does not
 * authorize the client, refuses its connect arguments, or defines a message in another
 * way: that would be so everywhere.
 */
final class ServiceDialer {

	private static final Logger logger = LoggerFactory.getLogger(MessageClient.class);

	private final String service;

	private final Mono<List<ServiceUrl>> urls;

	private final Dialer dialer;

	private volatile @Nullable ServiceUrl worked;

	private volatile String place;

	/**
	 * Create a dialer.
	 * @param service the name of the service
	 * @param urls gives where the service is, at each attempt
	 * @param dialer makes the connections
	 */
	ServiceDialer(String service, Mono<List<ServiceUrl>> urls, Dialer dialer) {
		this.service = service;
		this.urls = urls;
		this.dialer = dialer;
		this.place = service;
	}

	String service() {
		return this.service;
	}

	ClientSettings settings() {
		return this.dialer.settings();
	}

	ClientMetrics metrics() {
		return this.dialer.metrics();
	}

	/**
	 * Make one attempt to connect. The work begins with the subscription, and is given up
	 * when that is cancelled.
	 * @param identity the identity of the client
	 * @param arguments the connect arguments
	 * @param handlers the handlers of the connection's events
	 * @param listener learns of the connection on its event loop, before any message of
	 * it is handled
	 * @return completes when the connection is established
	 */
	Mono<Void> dial(String identity, Map<String, @Nullable Object> arguments, ClientHandlers handlers,
			EstablishedListener listener) {
		return this.urls.flatMap((urls) -> {
			Iterator<ServiceUrl> order = order(urls).iterator();
			return dialNext(order, new ArrayList<>(),
					(url) -> this.dialer.dial(url, identity, arguments, handlers, listener));
		});
	}

	private Mono<Void> dialNext(Iterator<ServiceUrl> urls, List<Throwable> failures, Target target) {
		ServiceUrl url = urls.next();
		return target.dial(url).doOnSuccess((done) -> this.worked = url).onErrorResume((error) -> {
			Throwable cause = Exceptions.unwrap(error);
			failures.add(cause);
			if (isEverywhere(cause)) {
				return Mono.error(cause);
			}
			if (!urls.hasNext()) {
				return Mono.error(failure(failures));
			}
			logger.debug("Could not connect to {}, trying the next URL", url, cause);
			return dialNext(urls, failures, target);
		});
	}

	// A refusal says more than that others could not be reached
	private Throwable failure(List<Throwable> failures) {
		Throwable last = failures.get(failures.size() - 1);
		if (failures.size() == 1) {
			return last;
		}
		for (int i = failures.size() - 1; i >= 0; i--) {
			Throwable refusal = failures.get(i);
			if (refusal instanceof RefusedByPeerException) {
				failures.stream().filter((other) -> other != refusal).forEach(refusal::addSuppressed);
				return refusal;
			}
		}
		return new ServiceUnreachableException(this.service, failures);
	}

	private List<ServiceUrl> order(List<ServiceUrl> urls) {
		if (urls.isEmpty()) {
			throw new IllegalStateException("No URL of %s is known".formatted(this.service));
		}
		for (ServiceUrl url : urls) {
			if (!url.service().equals(this.service)) {
				throw new IllegalStateException("%s is not a URL of %s".formatted(url, this.service));
			}
		}
		this.place = (urls.size() == 1) ? urls.get(0).toString() : this.service;
		List<ServiceUrl> order = new ArrayList<>(urls);
		ServiceUrl first = this.worked;
		if (first != null && order.remove(first)) {
			order.add(0, first);
		}
		return order;
	}

	private static boolean isEverywhere(Throwable cause) {
		return (cause instanceof RefusedByPeerException && !(cause instanceof RefusedHereException))
				|| cause instanceof MessageDefinitionException;
	}

	/**
	 * Return where the last attempt went: a URL, or the service if there are several.
	 */
	@Override
	public String toString() {
		return this.place;
	}

	/**
	 * Makes a connection to a URL.
	 */
	private interface Target {

		Mono<Void> dial(ServiceUrl url);

	}

}
