package io.diset.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sockets, handshakes and connections of a server, and says when there are
 * enough. Safe to use on any thread.
 */
final class Admission implements AdmissionStatus {

	private final AdmissionSettings settings;

	private final AtomicInteger pending = new AtomicInteger();

	private final HandshakeGate handshakes;

	private final ConnectionPlaces places;

	private final Map<AdmissionLimit, LongAdder> refused = Stream.of(AdmissionLimit.values())
		.collect(Collectors.toUnmodifiableMap(Function.identity(), (limit) -> new LongAdder()));

	Admission(AdmissionSettings settings) {
		this.settings = settings;
		this.handshakes = new HandshakeGate(settings.maxHandshakes());
		this.places = new ConnectionPlaces(settings);
	}

	AdmissionSettings settings() {
		return this.settings;
	}

	/**
	 * Take in a socket.
	 * @param channel its channel, which counts as pending until it is closed or its
	 * connection is established
	 * @return the socket, or {@code null} if too many are pending
	 */
	@Nullable Arrival arrive(Channel channel) {
		int limit = this.settings.maxPending();
		if (this.pending.getAndUpdate((count) -> (count < limit) ? count + 1 : count) >= limit) {
			return null;
		}
		Arrival arrival = new Arrival(this, addressOf(channel.remoteAddress()));
		channel.closeFuture().addListener(arrival);
		return arrival;
	}

	void notPending() {
		this.pending.decrementAndGet();
	}

	HandshakeGate gate() {
		return this.handshakes;
	}

	ConnectionPlaces places() {
		return this.places;
	}

	/**
	 * Count that somebody is kept out.
	 * @param limit the limit that is reached
	 */
	void refuse(AdmissionLimit limit) {
		counter(limit).increment();
	}

	@Override
	public int connections() {
		return this.places.taken();
	}

	@Override
	public int pending() {
		return this.pending.get();
	}

	@Override
	public int handshakes() {
		return this.handshakes.taken();
	}

	@Override
	public int waitingForHandshake() {
		return this.handshakes.waiting();
	}

	@Override
	public long refused(AdmissionLimit limit) {
		return counter(limit).sum();
	}

	@SuppressWarnings("NullAway") // There is one for each limit
	private LongAdder counter(AdmissionLimit limit) {
		return this.refused.get(limit);
	}

	private static @Nullable InetAddress addressOf(@Nullable SocketAddress address) {
		return (address instanceof InetSocketAddress internet) ? internet.getAddress() : null;
	}

}
