package io.diset.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Counts connections: all of them, those from each address and those of each owner of a
 * certificate. Safe to use on any thread: the lock is held for a few additions.
 */
final class ConnectionPlaces {

	private final AdmissionSettings settings;

	private final Map<InetAddress, Integer> addresses = new HashMap<>();

	private final Map<String, Integer> names = new HashMap<>();

	private int taken;

	ConnectionPlaces(AdmissionSettings settings) {
		this.settings = settings;
	}

	/**
	 * Take a place for a connection.
	 * @param address the address that it comes from, if it is known
	 * @param dn the name of the owner of its certificate, if it has shown one
	 * @return the limit that is reached, or {@code null} if there was a place
	 */
	synchronized @Nullable AdmissionLimit take(@Nullable InetAddress address, @Nullable String dn) {
		if (this.taken >= this.settings.maxConnections()) {
			return AdmissionLimit.CONNECTIONS;
		}
		if (address != null && this.addresses.getOrDefault(address, 0) >= this.settings.maxConnectionsPerAddress()) {
			return AdmissionLimit.ADDRESS;
		}
		if (dn != null && this.names.getOrDefault(dn, 0) >= this.settings.maxConnectionsPerDn()) {
			return AdmissionLimit.DN;
		}
		this.taken++;
		if (address != null) {
			this.addresses.merge(address, 1, Integer::sum);
		}
		if (dn != null) {
			this.names.merge(dn, 1, Integer::sum);
		}
		return null;
	}

	/**
	 * Give back a place that was taken.
	 * @param address the address for which it was taken
	 * @param dn the name for which it was taken
	 */
	synchronized void giveBack(@Nullable InetAddress address, @Nullable String dn) {
		this.taken--;
		if (address != null) {
			this.addresses.computeIfPresent(address, (key, count) -> less(count));
		}
		if (dn != null) {
			this.names.computeIfPresent(dn, (key, count) -> less(count));
		}
	}

	synchronized int taken() {
		return this.taken;
	}

	/**
	 * Return how many addresses and names are remembered.
	 * @return the number of entries
	 */
	synchronized int entries() {
		return this.addresses.size() + this.names.size();
	}

	// Without a value, the entry goes
	private static @Nullable Integer less(int count) {
		return (count > 1) ? count - 1 : null;
	}

}
