package io.diset.boot.autoconfigure.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.security.registry.DisetRegistry;
import io.diset.security.registry.FileRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryFileTests {

	@TempDir
	private Path directory;

	private Path file;

	private ApplicationContextRunner runner;

	@BeforeEach
	void write() throws IOException {
		this.file = write("/CN=Jane");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DisetRegistryAutoConfiguration.class))
			.withPropertyValues("diset.registry.file=" + this.file);
	}

	@Test
	void readsTheFile() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(DisetRegistry.class).hasSingleBean(FileRegistry.class);
			assertThat(context.getBean(DisetRegistry.class).userWithDn("/CN=Jane")).isNotNull();
			assertThat(context.getBean(FileRegistryReload.class).isRunning()).isTrue();
		});
	}

	@Test
	void readsAChangedFileAgain() {
		this.runner.withPropertyValues("diset.registry.reload-interval=10ms").run((context) -> {
			DisetRegistry registry = context.getBean(DisetRegistry.class);
			CountDownLatch changed = new CountDownLatch(1);
			registry.addChangeListener(changed::countDown);
			write("/CN=Jane Doe");
			assertThat(changed.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(registry.userWithDn("/CN=Jane Doe")).isNotNull();
		});
	}

	@Test
	void stopsToReadWithTheApplication() {
		this.runner.run((context) -> {
			FileRegistryReload reload = context.getBean(FileRegistryReload.class);
			context.getSourceApplicationContext().close();
			assertThat(reload.isRunning()).isFalse();
		});
	}

	@Test
	void readsOnlyOnceWithoutAnInterval() {
		this.runner.withPropertyValues("diset.registry.reload-interval=0")
			.run((context) -> assertThat(context.getBean(FileRegistryReload.class).isRunning()).isFalse());
	}

	@Test
	void saysThatTheFileIsMissing() throws IOException {
		Files.delete(this.file);
		this.runner.run((context) -> {
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
			assertThat(analysis.getDescription())
				.isEqualTo("The file '%s', which the property 'diset.registry.file' names, does not exist."
					.formatted(this.file));
			assertThat(analysis.getAction()).startsWith("Correct the file, or set 'diset.registry.file' to ");
		});
	}

	@Test
	void saysWhatIsWrongInTheFile() throws IOException {
		Files.writeString(this.file, "Registry\n{\n  Users\n}\n");
		this.runner
			.run((context) -> assertThat(FailureAnalyses.of(context.getStartupFailure()).getDescription()).endsWith(
					"is no configuration with a registry: Line 4: 'Users' is neither an option nor the name of a section."));
	}

	@Test
	void saysThatTheFileIsADirectory() throws IOException {
		Files.delete(this.file);
		Files.createDirectory(this.file);
		this.runner.run((context) -> assertThat(FailureAnalyses.of(context.getStartupFailure()).getDescription())
			.contains("cannot be read: "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "users.jane.dns=/CN=Jane", "groups.user.vo=lab", "hosts.web.dns=/CN=web",
			"default-groups=user" })
	void refusesPropertiesBesideTheFile(String property) {
		this.runner.withPropertyValues("diset.registry." + property).run((context) -> {
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
			assertThat(analysis.getDescription()).startsWith("There are two registries: ").endsWith(" as well.");
			assertThat(analysis.getAction()).contains("Remove 'diset.registry.file'");
		});
	}

	private Path write(String dn) throws IOException {
		return Files.writeString(this.directory.resolve("dirac.cfg"), """
				Registry
				{
				  Users
				  {
				    jane
				    {
				      DN = %s
				    }
				  }
				}
				""".formatted(dn));
	}

}
