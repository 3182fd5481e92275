package io.diset.benchmark.load;

import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.worker.Workload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Shape}.
 */
class ShapeTests {

	@Test
	void pinsOneMessageInFlight() {
		assertThat(Shape.of(Workload.W1).command()).containsExactly("taskset", "-c", "0");
	}

	@Test
	void doesNotPinOthers() {
		assertThat(Shape.of(Workload.W4).command()).isEmpty();
	}

	@Test
	void resumesNoSessionsForFullHandshakes() {
		assertThat(Shape.of(Workload.W5_FULL).jvmOptions(Setting.OPENSSL_EPOLL)).contains(
				"-Djdk.tls.client.disableExtensions=psk_key_exchange_modes",
				"-Dio.netty.handler.ssl.openssl.sessionCacheClient=false");
	}

	@Test
	void resumesSessionsWhereTheWorkloadIsAboutIt() {
		assertThat(Shape.of(Workload.W5_RESUMED).jvmOptions(Setting.OPENSSL_EPOLL))
			.noneMatch((option) -> option.contains("psk_key_exchange_modes") || option.contains("sessionCacheClient"));
	}

	@Test
	void givesMemoryBackWhereTheWorkloadIsAboutIt() {
		assertThat(Shape.of(Workload.W6_2000).jvmOptions(Setting.OPENSSL_EPOLL)).contains("-Xms16m")
			.doesNotContain("-Xms512m");
	}

	@Test
	void turnsOffWhatOthersWouldChooseThemselves() {
		assertThat(Shape.of(Workload.W4).jvmOptions(Setting.JDK_NIO)).contains("-Dreactor.netty.native=false",
				"-Dio.netty.handler.ssl.noOpenSsl=true");
	}

}
