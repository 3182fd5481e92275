package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;
import java.util.function.Function;

import com.sun.security.auth.module.UnixSystem;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Where the proxy of the user is.
 */
final class ProxyLocation {

	/**
	 * The word for the place that other tools of the grid look at.
	 */
	static final String DEFAULT = "default";

	static final String VARIABLE = "X509_USER_PROXY";

	private static final String FILE_SCHEME = "file:";

	private ProxyLocation() {
	}

	/**
	 * Find the file.
	 * @param bundleName the name of the bundle that needs it
	 * @param location what the properties say
	 * @param environment gives the values of environment variables
	 * @return the path of the file, which need not exist
	 * @throws UnusableSslBundleException if nothing says where it is
	 */
	static Path resolve(String bundleName, String location, Function<String, @Nullable String> environment) {
		if (!location.equals(DEFAULT)) {
			return path(location);
		}
		String variable = environment.apply(VARIABLE);
		return StringUtils.hasText(variable) ? path(variable) : Path.of(defaultPath(bundleName));
	}

	private static Path path(String location) {
		return Path.of(location.startsWith(FILE_SCHEME) ? location.substring(FILE_SCHEME.length()) : location);
	}

	// The class is part of the JDK, but not of every run time that is made of it
	private static String defaultPath(String bundleName) {
		try {
			return "/tmp/x509up_u" + new UnixSystem().getUid();
		}
		catch (LinkageError ex) {
			throw new UnusableSslBundleException(bundleName,
					"needs a proxy, and the number of the user, by which its file is named, is not known here",
					"Say where the file is, by the environment variable %s or the property '%s'.".formatted(VARIABLE,
							CredentialFiles.property(bundleName, "keystore.proxy")));
		}
	}

}
