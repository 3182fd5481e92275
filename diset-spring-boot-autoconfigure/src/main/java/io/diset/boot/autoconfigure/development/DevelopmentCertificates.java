package io.diset.boot.autoconfigure.development;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The certificates for development of one directory, made there when they are missing,
 * incomplete, or about to expire. Processes that start at the same moment with the same
 * directory get the same certificates.
 */
class DevelopmentCertificates {

	private static final Duration VALIDITY = Duration.ofDays(30);

	private static final Duration RENEWAL = Duration.ofDays(1);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final PemDirectory directory;

	private final Clock clock;

	DevelopmentCertificates(Path directory, Clock clock) {
		this.directory = new PemDirectory(directory.toAbsolutePath().normalize());
		this.clock = clock;
	}

	Path directory() {
		return this.directory.path();
	}

	/**
	 * Return the certificates and keys, after making them if need be.
	 * @return the content of each file
	 * @throws IllegalStateException if the directory cannot be used
	 */
	@SuppressWarnings("try") // The lock only has to be held
	Map<PemFile, String> load() {
		try {
			this.directory.prepare();
			try (DirectoryLock lock = DirectoryLock.acquire(this.directory.lockFile(), PATIENCE)) {
				return loadLocked();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Certificates for development cannot be kept in " + directory(), ex);
		}
	}

	private Map<PemFile, String> loadLocked() throws IOException {
		Instant now = this.clock.instant();
		Map<PemFile, String> present = this.directory.read();
		if (PemChecks.areUsable(present, now, now.plus(RENEWAL))) {
			return present;
		}
		Map<PemFile, String> made = new DevelopmentCertificateMaker(now, now.plus(VALIDITY)).make();
		this.directory.write(made);
		return made;
	}

}
