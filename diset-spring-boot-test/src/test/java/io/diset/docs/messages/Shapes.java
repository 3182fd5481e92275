package io.diset.docs.messages;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.diset.client.MessageClient;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetAttribute;
import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.ConversionService;

/**
 * The messages of the page about messages.
 */
@SuppressWarnings("ArrayRecordComponent")
interface Shapes {

	/**
	 * The application.
	 */
	@SpringBootApplication
	class ShapesApplication {

		// tag::shapes-converter[]
		@Bean
		static ConversionService conversionService() {
			ApplicationConversionService conversions = new ApplicationConversionService();
			conversions.addConverter(String.class, Site.class, Site::parse);
			conversions.addConverter(Site.class, String.class, Site::text);
			return conversions;
		}
		// end::shapes-converter[]

	}

	// tag::shapes-record[]
	@DisetMessage("JobReport")
	record JobReport(long job, Status status, @DisetAttribute("CPUTime") double cpuTime, LocalDateTime started,
			List<String> sites, Map<String, Long> files, Resources resources, Optional<String> remark,
			@Nullable Long parent, byte[] log) {
	}

	enum Status {

		WAITING, RUNNING, DONE

	}

	record Resources(int cores, List<Disk> disks) {
	}

	record Disk(String mount, long bytes) {
	}
	// end::shapes-record[]

	// tag::shapes-converted[]
	@DisetMessage("Transfer")
	record Transfer(UUID id, URI source, Duration limit, Site destination) {
	}
	// end::shapes-converted[]

	/**
	 * A class that the conversion service learns to convert.
	 */
	final class Site {

		private final String country;

		private final String name;

		private Site(String country, String name) {
			this.country = country;
			this.name = name;
		}

		static Site parse(String text) {
			int dot = text.lastIndexOf('.');
			if (dot < 0) {
				throw new IllegalArgumentException("No country in " + text);
			}
			return new Site(text.substring(dot + 1), text.substring(0, dot));
		}

		String text() {
			return this.name + "." + this.country;
		}

	}

	// tag::shapes-types[]
	@DisetMessage("Heartbeat")
	record Heartbeat(@DisetAttribute(value = "JobID", types = AttributeType.INT) String job,
			@DisetAttribute(types = AttributeType.ANY) String text) {
	}
	// end::shapes-types[]

	/**
	 * The service.
	 */
	@DisetService("Test/Shapes")
	class ShapesService {

		final List<Object> received = new ArrayList<>();

		@OnMessage
		JobReport echo(JobReport report) {
			return report;
		}

		@OnMessage
		Transfer echo(Transfer transfer) {
			return transfer;
		}

		@OnMessage
		Heartbeat echo(Heartbeat beat) {
			return beat;
		}

		// tag::shapes-valid[]
		@OnMessage
		void submit(@Valid NewJob job) {
			this.received.add(job);
		}

		@DisetMessage("NewJob")
		record NewJob(@NotBlank String executable, @Positive int cores) {
		}
		// end::shapes-valid[]

	}

	/**
	 * Messages without records.
	 */
	class WithoutRecords {

		// tag::shapes-dynamic[]
		MessageDefinition definition = MessageDefinition.of("NewJob",
				AttributeDefinition.of("executable", AttributeType.STR),
				AttributeDefinition.of("cores", AttributeType.INT));

		Message job = Message.of(this.definition).set("executable", "/bin/true").set("cores", 8);

		// end::shapes-dynamic[]

		void send(MessageClient client) {
			// tag::shapes-told[]
			client.connect().block();
			client.definitions().values().forEach(System.out::println);
			client.send(client.createMessage("NewJob").set("executable", "/bin/true").set("cores", 8));
			// end::shapes-told[]
		}

	}

}
