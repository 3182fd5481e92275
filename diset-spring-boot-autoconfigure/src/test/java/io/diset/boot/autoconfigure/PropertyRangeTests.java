package io.diset.boot.autoconfigure;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.client.MessageClient;
import io.diset.spring.annotation.DisetService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values that make no sense are named by their property.
 */
class PropertyRangeTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetServerAutoConfiguration.class,
				DisetClientAutoConfiguration.class))
		.withBean(NoService.class)
		.withPropertyValues("diset.server.port=0", "diset.server.address=127.0.0.1", "diset.server.ssl.enabled=false",
				"diset.client.url=dip://localhost:1/Test/Nothing");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			diset.server.inbound.message.max-size | -1MB | It must be at least one byte.
			diset.server.inbound.window | 0 | It must be at least 1.
			diset.server.inbound.max-unhandled | 0 | It must be at least one byte.
			diset.server.inbound.frame-timeout | 0 | It must be at least 1 ms.
			diset.server.inbound.slow-handler-time | -1s | It must be at least 1 ms.
			diset.server.inbound.proposal.max-size | 0 | It must be at least one byte.
			diset.server.inbound.proposal-timeout | 0 | It must be at least 1 ms.
			diset.server.inbound.connect-timeout | -5s | It must be at least 1 ms.
			diset.server.outbound.max-pending | 0 | It must be at least one byte.
			diset.server.outbound.max-pending-messages | -1 | It must be at least 1.
			diset.server.outbound.max-pending-answers | 0 | It must be at least one byte.
			diset.server.outbound.max-awaited-acknowledgements | 0 | It must be at least 1.
			diset.server.outbound.queue-timeout | 0 | It must be at least 1 ms.
			diset.server.outbound.write-timeout | 0 | It must be at least 1 ms.
			diset.server.outbound.foreign-write-timeout | 0 | It must be at least 1 ms.
			diset.server.outbound.close-timeout | 0 | It must be at least 1 ms.
			diset.server.outbound.acknowledgement-timeout | 0 | It must be at least 1 ms.
			diset.server.keepalive.time | -5s | It must be at least 1 ms.
			diset.server.keepalive.timeout | 0 | It must be at least 1 ms.
			diset.server.keepalive.foreign-timeout | 10s | It must be at least 150000 ms.
			diset.server.keepalive.tcp-user-timeout | -1s | It must not be negative.
			diset.server.lifetime.max-idle | -1s | It must be at least 1 ms.
			diset.server.lifetime.max-age | 0 | It must be at least 1 ms.
			diset.server.lifetime.jitter | 2 | It must be from 0 to 1.
			diset.server.executor.threads | 0 | It must be at least 1.
			diset.server.executor.queue-capacity | -1 | It must be at least 1.
			diset.client.connect-timeout | 0 | It must be at least 1 ms.
			diset.client.handshake-timeout | 0 | It must be at least 1 ms.
			diset.client.send-timeout | 0 | It must be at least 1 ms.
			diset.client.inbound.window | 0 | It must be at least 1.
			diset.client.keepalive.time | 0 | It must be at least 1 ms.
			""")
	void failTheStart(String property, String value, String reason) {
		this.runner.withPropertyValues(property + "=" + value)
			.withBean(NeedsClient.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo(property);
					assertThat(failure.getReason()).isEqualTo(reason);
				}));
	}

	@Test
	void areAcceptedAtTheirBounds() {
		PropertyRange range = new PropertyRange("test");
		assertThat(range.share("share", 0)).isZero();
		assertThat(range.share("share", 1)).isOne();
		assertThat(range.positive("number", 1)).isOne();
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> range.share("share", Double.NaN));
	}

	@DisetService("Test/Nothing")
	static class NoService {

	}

	record NeedsClient(MessageClient client) {
	}

}
