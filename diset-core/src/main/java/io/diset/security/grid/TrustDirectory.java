package io.diset.security.grid;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import eu.emi.security.authn.x509.helpers.ns.NamespacePolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trust directory that is read again when it changes. All of it is kept in memory: a
 * peer chooses the names in its chain, and must not choose by them what is read from the
 * disk. Nothing runs in between: whoever asks after the interval has passed looks for
 * changes, meanwhile others get what was read before.
 */
final class TrustDirectory {

	private static final Logger logger = LoggerFactory.getLogger(GridTrust.class);

	private final ParsedFiles<List<X509Certificate>> certificates = new ParsedFiles<>("\\.[0-9]+",
			TrustAnchors::parseCertificates);

	private final ParsedFiles<X509CRL> crls = new ParsedFiles<>("\\.r[0-9]+", TrustAnchors::parseCrl);

	private final ParsedFiles<List<NamespacePolicy>> euGridPma = new ParsedFiles<>("\\.namespaces",
			Namespaces::parseEuGridPma);

	private final ParsedFiles<List<NamespacePolicy>> globus = new ParsedFiles<>("\\.signing_policy",
			Namespaces::parseGlobus);

	private final ReentrantLock lock = new ReentrantLock();

	private final Path directory;

	private final Duration interval;

	private final InstantSource clock;

	private HashedFiles listing;

	private @Nullable String failure;

	private volatile TrustAnchors anchors;

	private volatile Instant checked;

	/**
	 * Read a directory for the first time.
	 * @param directory the directory
	 * @param interval how long it is not looked at again
	 * @param clock tells when the interval has passed
	 * @throws TrustDirectoryException if it cannot be listed or contains no authority
	 */
	TrustDirectory(Path directory, Duration interval, InstantSource clock) {
		this.directory = directory;
		this.interval = interval;
		this.clock = clock;
		this.checked = clock.instant();
		try {
			this.listing = HashedFiles.in(directory);
			this.anchors = read(this.listing, true);
		}
		catch (TrustDirectoryException ex) {
			throw ex;
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			throw new TrustDirectoryException(directory, reason(ex), ex);
		}
	}

	TrustAnchors current() {
		Instant now = this.clock.instant();
		boolean due = now.isBefore(this.checked) || !now.isBefore(this.checked.plus(this.interval));
		if (due && this.lock.tryLock()) {
			try {
				update(false);
			}
			finally {
				this.lock.unlock();
			}
		}
		return this.anchors;
	}

	void reload() {
		this.lock.lock();
		try {
			update(true);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void update(boolean all) {
		try {
			HashedFiles files = HashedFiles.in(this.directory);
			if (all || !files.equals(this.listing)) {
				this.anchors = read(files, all);
				this.listing = files;
			}
			this.failure = null;
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			// Whoever replaces the directory may remove it first
			if (!ex.toString().equals(this.failure)) {
				logger.warn("The trust directory {} cannot be read again, what was read before stays trusted: {}",
						this.directory, ex.toString());
			}
			this.failure = ex.toString();
		}
		this.checked = this.clock.instant();
	}

	private TrustAnchors read(HashedFiles files, boolean all) throws IOException, GeneralSecurityException {
		this.certificates.update(files, all);
		this.crls.update(files, all);
		this.euGridPma.update(files, all);
		this.globus.update(files, all);
		TrustAnchors read = TrustAnchors.of(this.certificates.contents(), this.crls.contents(),
				this.euGridPma.contents(), this.globus.contents());
		if (read.anchors().isEmpty()) {
			throw new TrustDirectoryException(this.directory,
					"contains no authority: each needs a file that is named by the hash of its subject, such as 1a2b3c4d.0",
					null);
		}
		logger.info("The trust directory {} has authorities: {}, revocation lists: {}", this.directory,
				read.anchors().size(), read.revocationLists().size());
		return read;
	}

	private static String reason(Exception ex) {
		if (ex instanceof NoSuchFileException) {
			return "does not exist";
		}
		return (ex instanceof NotDirectoryException) ? "is not a directory" : "cannot be read: " + ex;
	}

}
