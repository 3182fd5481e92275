package io.diset.test.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.diset.security.DistinguishedName;

/**
 * A directory of the authorities that are trusted, as sites of the grid have it: with
 * files that are named by OpenSSL's hash of the authority's name. Files may be added and
 * replaced while somebody reads the directory, who sees whole files only. Safe for use by
 * several threads.
 *
 * <pre class="code">
 * TestTrustDirectory trusted = TestTrustDirectory.in(temporaryDirectory)
 * 	.add(authority)
 * 	.addCrl(authority)
 * 	.addSigningPolicy(authority, "/C=FR/O=Example/*");
 * </pre>
 *
 * @since 0.1.0
 */
public final class TestTrustDirectory {

	private final Path path;

	/**
	 * The numbers of authorities whose names have the same hash.
	 */
	private final Map<TestAuthority, Integer> numbers = new HashMap<>();

	private TestTrustDirectory(Path path) {
		this.path = path;
	}

	/**
	 * Make a trust directory.
	 * @param path the directory, which is created if it does not exist
	 * @return the trust directory, to which nothing was added yet
	 * @throws UncheckedIOException if the directory cannot be created
	 */
	public static TestTrustDirectory in(Path path) {
		try {
			return new TestTrustDirectory(Files.createDirectories(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the directory.
	 * @return the directory
	 */
	public Path path() {
		return this.path;
	}

	/**
	 * Trust an authority: write its certificate.
	 * @param authority the authority
	 * @return this directory
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public TestTrustDirectory add(TestAuthority authority) {
		authority.write(certificateFile(authority));
		return this;
	}

	/**
	 * Write what an authority has revoked, as a list that is valid for a week.
	 * @param authority the authority
	 * @return this directory
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public TestTrustDirectory addCrl(TestAuthority authority) {
		return addCrl(authority, authority.crl());
	}

	/**
	 * Write what an authority has revoked.
	 * @param authority the authority
	 * @param crl the revocation list, which need not be one of the authority
	 * @return this directory
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public TestTrustDirectory addCrl(TestAuthority authority, X509CRL crl) {
		try {
			PemFiles.write(crlFile(authority), PemFiles.pem("X509 CRL", crl.getEncoded()));
			return this;
		}
		catch (CRLException ex) {
			throw new IllegalArgumentException("The revocation list has no encoding", ex);
		}
	}

	/**
	 * Write the signing policy of an authority in the form of Globus: the names that it
	 * may issue certificates to.
	 * @param authority the authority
	 * @param subjects the names, as {@code /C=FR/O=Example/*}
	 * @return this directory
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public TestTrustDirectory addSigningPolicy(TestAuthority authority, String... subjects) {
		return write(hash(authority) + ".signing_policy", """
				access_id_CA   X509    '%s'
				pos_rights     globus  CA:sign
				cond_subjects  globus  '%s'
				""".formatted(name(authority), joined(subjects, (subject) -> "\"" + subject + "\"", " ")));
	}

	/**
	 * Write the namespaces of an authority in the form of the EUGridPMA: the names that
	 * it may issue certificates to.
	 * @param authority the authority
	 * @param subjects regular expressions of the names, as {@code /C=FR/O=Example/.*}
	 * @return this directory
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public TestTrustDirectory addNamespaces(TestAuthority authority, String... subjects) {
		String entry = "TO Issuer \"%s\" PERMIT Subject ".formatted(name(authority));
		return write(hash(authority) + ".namespaces",
				joined(subjects, (subject) -> entry + "\"" + subject + "\"\n", ""));
	}

	/**
	 * Write any file into the directory.
	 * @param name the name of the file
	 * @param text the text of the file
	 * @return this directory
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public TestTrustDirectory write(String name, String text) {
		PemFiles.write(this.path.resolve(name), text);
		return this;
	}

	/**
	 * Stop trusting an authority: delete its certificate and its revocation list.
	 * @param authority the authority
	 * @return this directory
	 * @throws UncheckedIOException if a file cannot be deleted
	 */
	public TestTrustDirectory remove(TestAuthority authority) {
		try {
			Files.deleteIfExists(certificateFile(authority));
			Files.deleteIfExists(crlFile(authority));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the file of an authority's certificate.
	 * @param authority the authority
	 * @return the file, which exists if the authority was added
	 */
	public Path certificateFile(TestAuthority authority) {
		return this.path.resolve(hash(authority) + "." + number(authority));
	}

	/**
	 * Return the file of an authority's revocation list.
	 * @param authority the authority
	 * @return the file, which exists if a list was added
	 */
	public Path crlFile(TestAuthority authority) {
		return this.path.resolve(hash(authority) + ".r" + number(authority));
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

	private synchronized int number(TestAuthority authority) {
		String hash = hash(authority);
		return this.numbers.computeIfAbsent(authority,
				(added) -> (int) this.numbers.keySet().stream().filter((other) -> hash(other).equals(hash)).count());
	}

	private static String hash(TestAuthority authority) {
		return SubjectHash.of(authority.certificate().getSubjectX500Principal());
	}

	private static String name(TestAuthority authority) {
		return DistinguishedName.of(authority.certificate().getSubjectX500Principal());
	}

	private static String joined(String[] subjects, UnaryOperator<String> form, String separator) {
		return Arrays.stream(subjects).map(form).collect(Collectors.joining(separator));
	}

}
