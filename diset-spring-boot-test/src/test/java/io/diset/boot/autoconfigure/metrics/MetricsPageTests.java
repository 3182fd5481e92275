package io.diset.boot.autoconfigure.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLSocket;

import io.diset.boot.autoconfigure.metrics.MeteredApplication.Answer;
import io.diset.client.MessageClient;
import io.diset.test.pki.TestAuthority;
import io.diset.wire.Await;
import io.diset.wire.RawPeer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of meters against those of a server and a client that use all of them.
 */
class MetricsPageTests {

	private static final Pattern ROW = Pattern.compile("^\\| `(diset\\.[a-z.]+)` \\| ([^|]+) \\| ([^|]*)\\|",
			Pattern.MULTILINE);

	private static final TestAuthority AUTHORITY = TestAuthority.create();

	@Test
	void hasAllMetersWithTheirTypesUnitsAndTags() {
		MeteredApplication.MEASURED
			.withBean(SslBundles.class, () -> new DefaultSslBundleRegistry("host", AUTHORITY.host().sslBundle()))
			.withPropertyValues("diset.server.listeners.secure.address=127.0.0.1",
					"diset.server.listeners.secure.port=0", "diset.server.listeners.secure.ssl.bundle=host")
			.run((context) -> {
				context.getBean("disetMessageClient", MessageClient.class).on(Answer.class, (answer) -> {
				});
				MeteredApplication.exchange(context);
				MeteredApplication.assertRefused(context, "Fail", "1");
				try (RawPeer peer = MeteredApplication.connect(context)) {
					peer.send(RawPeer.proposal("Made/Up")).receive();
				}
				shakeHands(context);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				Await.until(() -> registry.find("diset.client.handlers").timer() != null
						&& registry.find("diset.server.connections.refused").counter() != null
						&& registry.find("diset.server.handshakes").timer() != null);
				Set<String> meters = new TreeSet<>();
				registry.getMeters().forEach((meter) -> meters.add(row(meter.getId())));
				meters.removeIf((row) -> !row.startsWith("diset."));
				assertThat(meters).containsExactlyElementsOf(documented());
			});
	}

	private static void shakeHands(ApplicationContext context) throws IOException {
		int port = context.getEnvironment().getRequiredProperty("local.diset.server.secure.port", Integer.class);
		try (SSLSocket socket = (SSLSocket) AUTHORITY.user("Jane Doe")
			.sslBundle()
			.createSslContext()
			.getSocketFactory()
			.createSocket("127.0.0.1", port)) {
			socket.startHandshake();
		}
	}

	private static String row(Meter.Id id) {
		String type = id.getType().name().toLowerCase(Locale.ROOT);
		boolean timer = id.getType() == Meter.Type.TIMER;
		return id.getName() + " " + ((timer || id.getBaseUnit() == null) ? type : type + ", " + id.getBaseUnit()) + " "
				+ id.getTags().stream().map(Tag::getKey).sorted().toList();
	}

	private static Set<String> documented() throws IOException {
		Set<String> rows = new TreeSet<>();
		Matcher matcher = ROW.matcher(Files.readString(Path.of("../docs/metrics.md")));
		while (matcher.find()) {
			String[] tags = matcher.group(3).isBlank() ? new String[0] : matcher.group(3).trim().split(", ");
			rows.add("%s %s %s".formatted(matcher.group(1), matcher.group(2), Arrays.stream(tags).sorted().toList()));
		}
		return rows;
	}

}
