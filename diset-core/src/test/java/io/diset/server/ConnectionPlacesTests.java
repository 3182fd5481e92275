package io.diset.server;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionPlacesTests {

	private static final AdmissionSettings SETTINGS = AdmissionSettings.DEFAULTS;

	@Test
	void takesExactlyTheMaximum() {
		ConnectionPlaces places = new ConnectionPlaces(SETTINGS.withMaxConnections(2));
		assertThat(places.take(null, null)).isNull();
		assertThat(places.take(null, null)).isNull();
		assertThat(places.take(null, null)).isEqualTo(AdmissionLimit.CONNECTIONS);
		assertThat(places.taken()).isEqualTo(2);
	}

	@Test
	void countsEachAddressForItself() throws Exception {
		ConnectionPlaces places = new ConnectionPlaces(SETTINGS.withMaxConnectionsPerAddress(1));
		assertThat(places.take(InetAddress.getByName("192.0.2.1"), null)).isNull();
		assertThat(places.take(InetAddress.getByName("192.0.2.2"), null)).isNull();
		assertThat(places.take(InetAddress.getByName("2001:db8::1"), null)).isNull();
		assertThat(places.take(InetAddress.getByName("192.0.2.1"), null)).isEqualTo(AdmissionLimit.ADDRESS);
		assertThat(places.take(InetAddress.getByName("2001:db8:0::1"), null)).isEqualTo(AdmissionLimit.ADDRESS);
	}

	@Test
	void takesAMappedAddressForWhatItStandsFor() throws Exception {
		ConnectionPlaces places = new ConnectionPlaces(SETTINGS.withMaxConnectionsPerAddress(1));
		assertThat(places.take(InetAddress.getByName("::ffff:192.0.2.1"), null)).isNull();
		assertThat(places.take(InetAddress.getByName("192.0.2.1"), null)).isEqualTo(AdmissionLimit.ADDRESS);
	}

	@Test
	void countsEachNameForItself() {
		ConnectionPlaces places = new ConnectionPlaces(SETTINGS.withMaxConnectionsPerDn(1));
		assertThat(places.take(null, "/CN=a")).isNull();
		assertThat(places.take(null, "/CN=b")).isNull();
		assertThat(places.take(null, "/CN=a")).isEqualTo(AdmissionLimit.DN);
	}

	@Test
	void doesNotLimitWhoHasNeitherAddressNorName() {
		ConnectionPlaces places = new ConnectionPlaces(
				SETTINGS.withMaxConnectionsPerAddress(1).withMaxConnectionsPerDn(1));
		assertThat(places.take(null, null)).isNull();
		assertThat(places.take(null, null)).isNull();
	}

	@Test
	void countsNothingForWhoIsRefused() {
		ConnectionPlaces places = new ConnectionPlaces(
				SETTINGS.withMaxConnectionsPerAddress(1).withMaxConnectionsPerDn(1));
		InetAddress address = InetAddress.getLoopbackAddress();
		places.take(address, "/CN=a");
		assertThat(places.take(address, "/CN=b")).isEqualTo(AdmissionLimit.ADDRESS);
		assertThat(places.take(null, "/CN=b")).isNull();
		assertThat(places.taken()).isEqualTo(2);
	}

	@Test
	void forgetsWhoHasNoConnection() {
		ConnectionPlaces places = new ConnectionPlaces(SETTINGS);
		InetAddress address = InetAddress.getLoopbackAddress();
		places.take(address, "/CN=a");
		places.take(address, "/CN=a");
		places.giveBack(address, "/CN=a");
		assertThat(places.entries()).isEqualTo(2);
		places.giveBack(address, "/CN=a");
		assertThat(places.entries()).isZero();
		assertThat(places.taken()).isZero();
	}

	@Test
	void isExactWhenManyComeAndGoAtOnce() throws Exception {
		int limit = 3;
		int threads = 8;
		ConnectionPlaces places = new ConnectionPlaces(SETTINGS.withMaxConnections(limit));
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Callable<Integer>> visitors = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				visitors.add(() -> visit(places));
			}
			for (Future<Integer> highest : executor.invokeAll(visitors)) {
				assertThat(highest.get()).isBetween(1, limit);
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(places.taken()).isZero();
		assertThat(places.entries()).isZero();
	}

	private static int visit(ConnectionPlaces places) {
		InetAddress address = InetAddress.getLoopbackAddress();
		int highest = 0;
		for (int visits = 0; visits < 5000;) {
			if (places.take(address, "/CN=a") == null) {
				visits++;
				highest = Math.max(highest, places.taken());
				places.giveBack(address, "/CN=a");
			}
		}
		return highest;
	}

}
