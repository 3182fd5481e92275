package io.diset.security.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

import eu.emi.security.authn.x509.helpers.ns.NamespacePolicy;
import eu.emi.security.authn.x509.helpers.ns.NamespacesStore;
import eu.emi.security.authn.x509.helpers.trust.OpensslTruststoreHelper;
import eu.emi.security.authn.x509.helpers.trust.TrustAnchorExt;
import org.jspecify.annotations.Nullable;

/**
 * What a trust directory said at one time. Immutable.
 *
 * @param anchors the authorities
 * @param certificates their certificates
 * @param revocationLists their revocation lists
 * @param crls the revocation lists as canl wants them
 * @param unreadableCrls the hashes of authorities with a list that could never be read
 * @param euGridPma the names that they may give by {@code .namespaces}
 * @param globus the names that they may give by {@code .signing_policy}
 */
record TrustAnchors(Set<TrustAnchor> anchors, Set<X509Certificate> certificates, List<X509CRL> revocationLists,
		CertStore crls, Set<String> unreadableCrls, NamespacesStore euGridPma, NamespacesStore globus) {

	static List<X509Certificate> parseCertificates(Path file) throws IOException, GeneralSecurityException {
		try (InputStream input = Files.newInputStream(file)) {
			List<X509Certificate> certificates = new ArrayList<>();
			CertificateFactory.getInstance("X.509")
				.generateCertificates(input)
				.forEach((certificate) -> certificates.add((X509Certificate) certificate));
			if (certificates.isEmpty()) {
				throw new CertificateException("It contains no certificate");
			}
			certificates.forEach((certificate) -> hash(certificate.getSubjectX500Principal()));
			return certificates;
		}
	}

	static X509CRL parseCrl(Path file) throws IOException, GeneralSecurityException {
		try (InputStream input = Files.newInputStream(file)) {
			X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(input);
			if (crl.getNextUpdate() == null) {
				throw new CRLException("It does not say when it will be out of date");
			}
			hash(crl.getIssuerX500Principal());
			return crl;
		}
	}

	/**
	 * Put the files of a directory together. As for OpenSSL, what is in a file with the
	 * hash of another name does not count.
	 */
	static TrustAnchors of(Map<Path, @Nullable List<X509Certificate>> certificateFiles,
			Map<Path, @Nullable X509CRL> crlFiles, Map<Path, @Nullable List<NamespacePolicy>> euGridPma,
			Map<Path, @Nullable List<NamespacePolicy>> globus) throws IOException, GeneralSecurityException {
		Map<String, List<X509Certificate>> authorities = new HashMap<>();
		Set<TrustAnchor> anchors = new HashSet<>();
		Set<X509Certificate> certificates = new HashSet<>();
		certificateFiles.forEach((path, content) -> {
			String hash = HashedFiles.hash(path);
			for (X509Certificate certificate : (content != null) ? content : List.<X509Certificate>of()) {
				if (hash.equals(hash(certificate.getSubjectX500Principal())) && certificates.add(certificate)) {
					anchors.add(new TrustAnchorExt(certificate, null));
					authorities.computeIfAbsent(hash, (key) -> new ArrayList<>()).add(certificate);
				}
			}
		});
		List<X509CRL> crls = new ArrayList<>();
		Set<String> unreadableCrls = new HashSet<>();
		crlFiles.forEach((path, crl) -> {
			String hash = HashedFiles.hash(path);
			if (crl == null) {
				unreadableCrls.add(hash);
			}
			else if (hash.equals(hash(crl.getIssuerX500Principal()))) {
				crls.add(crl);
			}
		});
		return new TrustAnchors(Set.copyOf(anchors), Set.copyOf(certificates), List.copyOf(crls),
				CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.copyOf(crls))),
				Set.copyOf(unreadableCrls), Namespaces.euGridPma(euGridPma), Namespaces.globus(globus, authorities));
	}

	/**
	 * Tell whether an authority is below another one that is trusted as well.
	 */
	boolean hasIssuerOf(X509Certificate authority) {
		X500Principal issuer = authority.getIssuerX500Principal();
		return !issuer.equals(authority.getSubjectX500Principal()) && this.certificates.stream()
			.anyMatch((certificate) -> certificate.getSubjectX500Principal().equals(issuer));
	}

	/**
	 * Return the authorities to validate a chain with: of several with the same name only
	 * one that signed the chain. Canl refuses to choose, but authorities that renew their
	 * certificate have two for a while.
	 */
	Set<TrustAnchor> anchorsFor(List<X509Certificate> chain) {
		Set<TrustAnchor> chosen = new HashSet<>(this.anchors);
		for (X509Certificate certificate : chain) {
			X500Principal issuer = certificate.getIssuerX500Principal();
			List<X509Certificate> candidates = this.certificates.stream()
				.filter((candidate) -> candidate.getSubjectX500Principal().equals(issuer))
				.toList();
			if (candidates.size() > 1 && !issuer.equals(certificate.getSubjectX500Principal())) {
				candidates.stream()
					.filter((candidate) -> isSignedBy(certificate, candidate))
					.max(Comparator.comparing((candidate) -> candidate.getNotAfter().toInstant()))
					.ifPresent((best) -> chosen.removeIf((anchor) -> candidates.contains(anchor.getTrustedCert())
							&& !best.equals(anchor.getTrustedCert())));
			}
		}
		return chosen;
	}

	private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
		try {
			certificate.verify(issuer.getPublicKey());
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * Return when the first revocation list of an authority is out of date.
	 */
	Optional<Instant> crlExpiry(X500Principal authority) {
		return this.revocationLists.stream()
			.filter((crl) -> crl.getIssuerX500Principal().equals(authority))
			.map((crl) -> crl.getNextUpdate().toInstant())
			.min(Comparator.naturalOrder());
	}

	/**
	 * Return the hash by which files of a name are called.
	 * @param name the name
	 * @return the hash
	 * @throws RuntimeException if the name is malformed
	 */
	static String hash(X500Principal name) {
		return OpensslTruststoreHelper.getOpenSSLCAHash(name, true);
	}

}
