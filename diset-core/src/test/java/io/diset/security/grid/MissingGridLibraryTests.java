package io.diset.security.grid;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MissingGridLibraryTests {

	@ParameterizedTest
	@CsvSource({ "eu.emi., eu.eu-emi.security:canl", "org.bouncycastle.jce., org.bouncycastle:bcprov-jdk18on" })
	void namesTheDependency(String hidden, String dependency, @TempDir Path directory) throws Exception {
		try (FilteredLoader loader = new FilteredLoader(hidden)) {
			Class<?> type = loader.loadClass(GridTrust.class.getName());
			Object builder = type.getMethod("builder", Path.class).invoke(null, directory);
			assertThatExceptionOfType(InvocationTargetException.class)
				.isThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
				.havingCause()
				.withMessage("Grid trust needs the dependency %s, which is not on the class path", dependency)
				.satisfies((cause) -> assertThat(cause.getClass().getName())
					.isEqualTo(MissingGridLibraryException.class.getName()));
		}
	}

	@Test
	void tellsTheDependencyToAdd() {
		assertThat(new MissingGridLibraryException("a:b", new ClassNotFoundException()).dependency()).isEqualTo("a:b");
	}

	private static final class FilteredLoader extends URLClassLoader {

		private final String hidden;

		FilteredLoader(String hidden) {
			super(new URL[] { GridTrust.class.getProtectionDomain().getCodeSource().getLocation() },
					GridTrust.class.getClassLoader());
			this.hidden = hidden;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith(this.hidden)) {
				throw new ClassNotFoundException(name);
			}
			if (name.startsWith("io.diset.")) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : findClass(name);
			}
			return super.loadClass(name, resolve);
		}

	}

}
