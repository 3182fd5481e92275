package io.diset.security.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.wire.NotedLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileRegistryTests {

	private static final String REGISTRY = """
			DIRAC
			{
			  Setup = Test
			}
			Registry
			{
			  DefaultGroup = lab_user, user
			  Users
			  {
			    jane
			    {
			      DN = /O=Example, Inc./CN=Jane
			      DN += /CN=Jane Doe
			      Email = jane@example.org
			      DefaultGroup = lab_admin
			      Suspended = other, old
			    }
			    john
			    {
			      DN = /CN=John
			    }
			  }
			  Groups
			  {
			    lab_admin
			    {
			      Users = jane
			      VO = lab
			      Properties = Admin, NormalUser
			      Properties += JobAdmin
			    }
			    lab_user
			    {
			      Users = jane, john
			    }
			  }
			  Hosts
			  {
			    web.example.org
			    {
			      DN = /CN=web.example.org
			      Properties = TrustedHost
			    }
			  }
			}
			""";

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void write() throws IOException {
		this.file = Files.writeString(this.directory.resolve("dirac.cfg"), REGISTRY);
	}

	@Test
	void readsUsers() throws IOException {
		RegistryUser jane = new FileRegistry(this.file).userWithDn("/O=Example, Inc./CN=Jane");
		assertThat(jane.name()).isEqualTo("jane");
		assertThat(jane.dns()).containsExactly("/O=Example, Inc./CN=Jane", "/CN=Jane Doe");
		assertThat(jane.defaultGroups()).containsExactly("lab_admin");
		assertThat(jane.suspendedVos()).containsExactly("other", "old");
	}

	@Test
	void readsGroups() throws IOException {
		FileRegistry registry = new FileRegistry(this.file);
		assertThat(registry.group("lab_admin").vo()).isEqualTo("lab");
		assertThat(registry.group("lab_admin").users()).containsExactly("jane");
		assertThat(registry.group("lab_admin").properties()).containsExactly("Admin", "NormalUser", "JobAdmin");
		assertThat(registry.group("lab_user").vo()).isNull();
		assertThat(registry.defaultGroup(registry.userWithDn("/CN=John")).name()).isEqualTo("lab_user");
	}

	@Test
	void readsHosts() throws IOException {
		RegistryHost host = new FileRegistry(this.file).hostWithDn("/CN=web.example.org");
		assertThat(host.name()).isEqualTo("web.example.org");
		assertThat(host.properties()).containsExactly("TrustedHost");
	}

	@Test
	void givesEachGroupTheOnlyVirtualOrganization() throws IOException {
		FileRegistry registry = new FileRegistry(
				Files.writeString(this.file, REGISTRY.replace("Setup = Test", "VirtualOrganization = one")));
		assertThat(registry.group("lab_admin").vo()).isEqualTo("one");
		assertThat(registry.group("lab_user").vo()).isEqualTo("one");
	}

	@Test
	void leavesOutWhatDoesNotFitTogether() throws IOException {
		try (NotedLog log = new NotedLog()) {
			FileRegistry registry = new FileRegistry(Files.writeString(this.file, """
					Registry {
					  Users { jane { DN = /CN=Jane
					  }
					  john { DN = /CN=Jane
					  } }
					  Groups { hosts { Users = jane
					  }
					  user { Users = jane, sue
					  } }
					}
					"""));
			assertThat(registry.userWithDn("/CN=Jane").name()).isEqualTo("jane");
			assertThat(registry.group("hosts")).isNull();
			assertThat(log.rest()).singleElement()
				.asString()
				.startsWith("WARN ")
				.endsWith("has 3 problems: group hosts has a meaning of its own and is ignored; "
						+ "user jane and user john share the distinguished name /CN=Jane; "
						+ "group user has the member sue, who is no user");
			registry.reload();
			assertThat(log.rest()).isEmpty();
		}
	}

	@Test
	void failsWithoutAFile() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> new FileRegistry(this.directory.resolve("missing.cfg")));
	}

	@Test
	void failsWithoutARegistry() throws IOException {
		Files.writeString(this.file, "DIRAC { }");
		assertThatExceptionOfType(DiracConfigurationException.class).isThrownBy(() -> new FileRegistry(this.file))
			.withMessage("There is no section Registry");
	}

	@Test
	void noticesAChangeAndTellsIt() throws IOException {
		FileRegistry registry = new FileRegistry(this.file);
		AtomicInteger changes = new AtomicInteger();
		registry.addChangeListener(changes::incrementAndGet);
		DisetRegistry before = registry.snapshot();
		assertThat(registry.reload()).isFalse();
		// Of the same length, and maybe at the same time
		Files.writeString(this.file, REGISTRY.replace("/CN=John", "/CN=Jack"));
		assertThat(registry.reload()).isTrue();
		assertThat(registry.userWithDn("/CN=Jack")).isNotNull();
		assertThat(registry.userWithDn("/CN=John")).isNull();
		assertThat(before.userWithDn("/CN=John")).isNotNull();
		assertThat(changes).hasValue(1);
	}

	@Test
	void noticesThatTheFileIsAnotherOne() throws IOException {
		FileRegistry registry = new FileRegistry(this.file);
		Path other = Files.writeString(this.directory.resolve("new"), REGISTRY.replace("/CN=John", "/CN=Jack"));
		Files.move(other, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		assertThat(registry.reload()).isTrue();
		assertThat(registry.userWithDn("/CN=Jack")).isNotNull();
	}

	@Test
	void tellsNoChangeWhereNothingOfTheRegistryChanges() throws IOException {
		FileRegistry registry = new FileRegistry(this.file);
		AtomicInteger changes = new AtomicInteger();
		registry.addChangeListener(changes::incrementAndGet);
		Files.writeString(this.file, "# a comment\n" + REGISTRY.replace("jane@example.org", "jane@example.com"));
		assertThat(registry.reload()).isFalse();
		assertThat(changes).hasValue(0);
	}

	@Test
	void tellsALaterListenerAlthoughAnEarlierOneFails() throws IOException {
		FileRegistry registry = new FileRegistry(this.file);
		AtomicInteger changes = new AtomicInteger();
		Runnable removed = changes::incrementAndGet;
		registry.addChangeListener(() -> {
			throw new IllegalStateException("on purpose");
		});
		registry.addChangeListener(changes::incrementAndGet);
		registry.addChangeListener(removed);
		registry.removeChangeListener(removed);
		Files.writeString(this.file, "Registry { }");
		try (NotedLog log = new NotedLog()) {
			assertThat(registry.reload()).isTrue();
			assertThat(log.rest()).anySatisfy((line) -> assertThat(line).startsWith("ERROR A listener for changes of"));
		}
		assertThat(changes).hasValue(1);
	}

	@Test
	void keepsWhatItHasAndLogsEachErrorOnce() throws IOException {
		FileRegistry registry = new FileRegistry(this.file);
		try (NotedLog log = new NotedLog()) {
			Files.writeString(this.file, "Registry {");
			assertThat(registry.reload()).isFalse();
			assertThat(registry.reload()).isFalse();
			assertThat(log.rest()).singleElement()
				.asString()
				.startsWith("ERROR ")
				.contains("Line 1: 1 sections are not");
			Files.delete(this.file);
			assertThat(registry.reload()).isFalse();
			assertThat(registry.reload()).isFalse();
			assertThat(log.rest()).singleElement().asString().startsWith("ERROR ").contains("NoSuchFileException");
			assertThat(registry.userWithDn("/CN=John")).isNotNull();
			write();
			assertThat(registry.reload()).isFalse();
			assertThat(log.rest()).singleElement().asString().startsWith("INFO ").endsWith("can be read again");
			Files.delete(this.file);
			assertThat(registry.reload()).isFalse();
			assertThat(log.rest()).singleElement().asString().startsWith("ERROR ").contains("NoSuchFileException");
		}
	}

	@Test
	void looksAfterTheFileFromTimeToTime() throws Exception {
		FileRegistry registry = new FileRegistry(this.file);
		CountDownLatch changed = new CountDownLatch(1);
		registry.addChangeListener(changed::countDown);
		ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
		try (NotedLog log = new NotedLog()) {
			registry.reloadEvery(Duration.ofMillis(10), executor);
			Files.writeString(this.file, "Registry { }");
			assertThat(changed.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(log.rest()).anySatisfy((line) -> assertThat(line).contains("has changed"));
		}
		finally {
			executor.shutdownNow();
		}
	}

}
