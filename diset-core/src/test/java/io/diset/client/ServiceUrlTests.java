package io.diset.client;

import java.io.UncheckedIOException;
import java.net.Inet6Address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The URLs of services.
 */
class ServiceUrlTests {

	@ParameterizedTest
	@CsvSource({ "dips://localhost:9145/Framework/PingPong, true, localhost, 9145",
			"dip://localhost:9145/Framework/PingPong, false, localhost, 9145",
			"dips://host.example.org/Framework/PingPong, true, host.example.org, 9876",
			"dips://127.0.0.1:1/Framework/PingPong, true, 127.0.0.1, 1",
			"dips://[::1]:65535/Framework/PingPong, true, ::1, 65535",
			"dips://[fe80::1%25eth0]:1/Framework/PingPong, true, fe80::1%eth0, 1",
			"dips://[fe80::1%eth0]:1/Framework/PingPong, true, fe80::1%eth0, 1" })
	void parsesAUrl(String url, boolean secure, String host, int port) {
		assertThat(ServiceUrl.parse(url)).isEqualTo(new ServiceUrl(secure, host, port, "Framework/PingPong"));
	}

	@ParameterizedTest
	@CsvSource({ "dips://localhost:9145/Framework/PingPong", "dip://[::1]:9145/Framework/PingPong",
			"dip://[fe80::1%25eth0]:9145/Framework/PingPong", "dip://[fe80::1%2525]:9145/Framework/PingPong" })
	void writesAUrlAsItWasParsed(String url) {
		assertThat(ServiceUrl.parse(url)).hasToString(url);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://localhost:9145/Framework/PingPong       | the scheme must be dips or dip
			localhost:9145/Framework/PingPong               | the scheme must be dips or dip
			dips:///Framework/PingPong                      | there must be a host, and a port if it is not 9876
			dips:Framework/PingPong                         | there must be a host, and a port if it is not 9876
			dips://a_b:9145/Framework/PingPong              | there must be a host, and a port if it is not 9876
			dips://user@localhost:9145/Framework/PingPong   | there must be a host, and a port if it is not 9876
			dips://localhost:0/Framework/PingPong           | the port must be from 1 to 65535
			dips://localhost:65536/Framework/PingPong       | the port must be from 1 to 65535
			dips://localhost:9145                           | the path must be /System/Component
			dips://localhost:9145/                          | the path must be /System/Component
			dips://localhost:9145/PingPong                  | the path must be /System/Component
			dips://localhost:9145/Framework/PingPong/       | the path must be /System/Component
			dips://localhost:9145/Framework/PingPong/x      | the path must be /System/Component
			dips://localhost:9145/Framework/PingPong?x=1    | the path must be /System/Component
			dips://localhost:9145/Framework/PingPong#x      | the path must be /System/Component
			""")
	void saysWhatIsWrongWithAUrl(String url, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> ServiceUrl.parse(url))
			.withMessage("'%s' is not the URL of a service: %s", url, reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''        | 1     | Framework/PingPong | There must be a host
			localhost | 0     | Framework/PingPong | The port must be from 1 to 65535, not 0
			localhost | 65536 | Framework/PingPong | The port must be from 1 to 65535, not 65536
			localhost | 1     | /Framework/Ping    | The service must be named System/Component, not '/Framework/Ping'
			localhost | 1     | PingPong           | The service must be named System/Component, not 'PingPong'
			""")
	void saysWhatIsWrongWithAPart(String host, int port, String service, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ServiceUrl(true, host, port, service))
			.withMessage(reason);
	}

	@Test
	void connectsToAnAddressWithItsZone() {
		assertThat(ServiceUrl.parse("dip://[::1%251]:9145/Framework/PingPong").address().getAddress())
			.isInstanceOfSatisfying(Inet6Address.class, (address) -> assertThat(address.getScopeId()).isOne());
	}

	@Test
	void saysThatThereIsNoSuchZone() {
		ServiceUrl url = ServiceUrl.parse("dip://[fe80::1%25nowhere]:9145/Framework/PingPong");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(url::address)
			.withMessage("There is no network interface for fe80::1%nowhere");
	}

}
