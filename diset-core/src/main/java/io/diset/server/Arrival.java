package io.diset.server;

import java.net.InetAddress;
import java.security.Principal;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * A socket that was accepted, and what it counts for. Belongs to the event loop of its
 * channel.
 */
final class Arrival implements ChannelFutureListener {

	private final Admission admission;

	private final @Nullable InetAddress address;

	private boolean pending = true;

	private boolean admitted;

	private boolean closed;

	private @Nullable String dn;

	Arrival(Admission admission, @Nullable InetAddress address) {
		this.admission = admission;
		this.address = address;
	}

	/**
	 * Take a place for a connection, until the socket is closed.
	 * @param certificate the owner of the certificate that the peer has shown, if any
	 * @return the limit that is reached, or {@code null} if there was a place
	 */
	@Nullable AdmissionLimit admit(@Nullable Principal certificate) {
		if (this.closed) {
			// Nobody would give the place back; the phase will learn of it soon
			return null;
		}
		String name = (certificate != null) ? certificate.getName() : null;
		AdmissionLimit limit = this.admission.places().take(this.address, name);
		if (limit != null) {
			this.admission.refuse(limit);
			return limit;
		}
		this.admitted = true;
		this.dn = name;
		return null;
	}

	/**
	 * Learn that the connection is established.
	 */
	void established() {
		if (this.pending) {
			this.pending = false;
			this.admission.notPending();
		}
	}

	/**
	 * Learn that the socket is closed.
	 */
	@Override
	public void operationComplete(ChannelFuture closed) {
		this.closed = true;
		established();
		if (this.admitted) {
			this.admitted = false;
			this.admission.places().giveBack(this.address, this.dn);
		}
	}

}
