package io.diset.boot.autoconfigure.development;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DirectoryLockTests {

	@TempDir
	Path temporary;

	private Path file;

	@BeforeEach
	void chooseAFile() {
		this.file = this.temporary.resolve("lock");
	}

	@Test
	void givesUpOnALockThatIsNotReleased() throws IOException {
		DirectoryLock held = DirectoryLock.acquire(this.file, Duration.ZERO);
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> DirectoryLock.acquire(this.file, Duration.ofMillis(30)))
			.withMessage("Another process keeps %s locked", this.file);
		held.close();
	}

	@Test
	void canBeTakenAgainAfterItsRelease() throws IOException {
		DirectoryLock.acquire(this.file, Duration.ZERO).close();
		assertThatNoException().isThrownBy(() -> DirectoryLock.acquire(this.file, Duration.ZERO).close());
	}

	@Test
	void stopsWaitingWhenInterrupted() throws IOException {
		DirectoryLock held = DirectoryLock.acquire(this.file, Duration.ZERO);
		Thread.currentThread().interrupt();
		try {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> DirectoryLock.acquire(this.file, Duration.ofSeconds(30)))
				.withCauseInstanceOf(InterruptedException.class);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		held.close();
	}

}
