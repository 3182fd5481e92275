package io.diset.security.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import eu.emi.security.authn.x509.helpers.ObserversHandler;
import eu.emi.security.authn.x509.helpers.ns.EuGridPmaNamespacesParser;
import eu.emi.security.authn.x509.helpers.ns.EuGridPmaNamespacesStore;
import eu.emi.security.authn.x509.helpers.ns.GlobusNamespacesParser;
import eu.emi.security.authn.x509.helpers.ns.GlobusNamespacesStore;
import eu.emi.security.authn.x509.helpers.ns.NamespacePolicy;
import eu.emi.security.authn.x509.helpers.ns.NamespacesStore;
import eu.emi.security.authn.x509.helpers.ns.OpensslNamespacePolicyImpl;
import eu.emi.security.authn.x509.impl.OpensslNameUtils;
import org.jspecify.annotations.Nullable;

/**
 * The names that authorities may give, from files that are read already. A file that
 * cannot be read denies all names: taken for a missing one it would permit them.
 */
final class Namespaces {

	private static final String EVERYTHING = ".*";

	private Namespaces() {
	}

	static List<NamespacePolicy> parseEuGridPma(Path file) throws IOException {
		return notEmpty(new EuGridPmaNamespacesParser(file.toString(), true).parse());
	}

	static List<NamespacePolicy> parseGlobus(Path file) throws IOException {
		return notEmpty(new GlobusNamespacesParser(file.toString()).parse());
	}

	static NamespacesStore euGridPma(Map<Path, @Nullable List<NamespacePolicy>> files) throws IOException {
		List<NamespacePolicy> policies = new ArrayList<>();
		for (Map.Entry<Path, @Nullable List<NamespacePolicy>> file : files.entrySet()) {
			String hash = HashedFiles.hash(file.getKey());
			policies.addAll((file.getValue() != null) ? file.getValue() : List.of(denyAll(hash, file.getKey())));
		}
		return new EuGridPma(policies);
	}

	static NamespacesStore globus(Map<Path, @Nullable List<NamespacePolicy>> files,
			Map<String, List<X509Certificate>> authorities) throws IOException {
		List<NamespacePolicy> policies = new ArrayList<>();
		for (Map.Entry<Path, @Nullable List<NamespacePolicy>> file : files.entrySet()) {
			if (file.getValue() != null) {
				policies.addAll(file.getValue());
			}
			else {
				for (X509Certificate authority : authorities.getOrDefault(HashedFiles.hash(file.getKey()), List.of())) {
					String name = OpensslNameUtils.convertFromRfc2253(authority.getSubjectX500Principal().getName(),
							false);
					policies.add(denyAll(OpensslNameUtils.normalize(name), file.getKey()));
				}
			}
		}
		return new Globus(policies);
	}

	private static List<NamespacePolicy> notEmpty(List<NamespacePolicy> policies) throws IOException {
		if (policies.isEmpty()) {
			// The parsers skip what they do not understand
			throw new IOException("It contains no policy");
		}
		return policies;
	}

	private static NamespacePolicy denyAll(String issuer, Path file) throws IOException {
		return new OpensslNamespacePolicyImpl(issuer, EVERYTHING, HashedFiles.hash(file), false,
				file + ", which cannot be read");
	}

	private static final class EuGridPma extends EuGridPmaNamespacesStore {

		EuGridPma(List<NamespacePolicy> policies) {
			super(new ObserversHandler(), true);
			setPolicies(policies);
		}

	}

	private static final class Globus extends GlobusNamespacesStore {

		Globus(List<NamespacePolicy> policies) {
			super(new ObserversHandler(), true);
			setPolicies(policies);
		}

	}

}
