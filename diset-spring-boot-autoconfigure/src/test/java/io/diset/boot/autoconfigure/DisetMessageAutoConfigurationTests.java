package io.diset.boot.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.message.AttributeConverters;
import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageTypes;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import io.diset.wire.RawPeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class DisetMessageAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DisetMessageAutoConfiguration.class));

	@Test
	void isFoundByBoot() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(DisetMessageAutoConfiguration.class.getName());
	}

	@Test
	void letsRecordsHaveWhatBootConverts() {
		this.runner.run((context) -> assertThat(context.getBean(MessageTypes.class).get(Job.class).definition())
			.hasToString("Job(id: str, limit: str, source: str)"));
	}

	@Test
	void usesTheConversionServiceOfTheApplication() {
		DefaultConversionService own = new DefaultConversionService();
		own.addConverter(Place.class, String.class, (place) -> "place " + place.number);
		own.addConverter(String.class, Place.class, (text) -> new Place(text.length()));
		this.runner.withBean("conversionService", ConversionService.class, () -> own)
			.run((context) -> assertThat(
					context.getBean(MessageTypes.class).get(Moved.class).write(new Moved(new Place(1))))
				.containsExactly("place 1"));
	}

	@Test
	void backsOffForTheConvertersOfTheApplication() {
		this.runner.withBean("own", AttributeConverters.class, AttributeConverters::none).run((context) -> {
			assertThat(context).hasSingleBean(AttributeConverters.class);
			MessageTypes types = context.getBean(MessageTypes.class);
			assertThat(catchThrowable(() -> types.get(Job.class))).isInstanceOf(MessageDefinitionException.class);
		});
	}

	@Test
	void backsOffForTheMessageTypesOfTheApplication() {
		this.runner.withBean("own", MessageTypes.class, MessageTypes::defaults)
			.run((context) -> assertThat(context.getBean(MessageTypes.class)).isSameAs(MessageTypes.defaults()));
	}

	@Test
	void isUsedByServices() {
		this.runner
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetServerAutoConfiguration.class))
			.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0",
					"diset.server.ssl.enabled=false", "diset.server.authorization.default=all")
			.withUserConfiguration(JobService.class)
			.run((context) -> {
				int port = Integer.parseInt(context.getEnvironment().getProperty("local.diset.server.port", ""));
				String values = "\"7f8b0e52-1d3c-4e7a-9a55-0a3c1e1f2b3c\", \"PT2S\", \"https://example.org/a\"";
				try (RawPeer peer = RawPeer.connect(port)) {
					peer.open("Test/Jobs", "{}");
					peer.send(RawPeer.message("Job", values));
					assertThat(peer.receive()).isEqualTo(RawPeer.message("Job", values));
				}
			});
	}

	@DisetMessage("Job")
	record Job(UUID id, Duration limit, URI source) {
	}

	@DisetMessage("Moved")
	record Moved(Place place) {
	}

	static final class Place {

		private final int number;

		Place(int number) {
			this.number = number;
		}

	}

	@DisetService("Test/Jobs")
	static class JobService {

		@OnMessage
		@Nullable Job job(Job job) {
			return job;
		}

	}

}
