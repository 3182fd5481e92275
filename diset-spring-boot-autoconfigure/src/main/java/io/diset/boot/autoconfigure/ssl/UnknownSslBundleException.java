package io.diset.boot.autoconfigure.ssl;

import java.io.Serial;
import java.util.List;

/**
 * A property names an SSL bundle that does not exist.
 *
 * @since 0.1.0
 */
public class UnknownSslBundleException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient SslBundleProperty property;

	private final transient List<String> available;

	/**
	 * Create an exception.
	 * @param property the property and the name
	 * @param available the names of the bundles that do exist
	 * @param cause what was thrown when the bundle was asked for
	 */
	public UnknownSslBundleException(SslBundleProperty property, List<String> available, Throwable cause) {
		super("The property '%s' names the SSL bundle '%s', which does not exist".formatted(property.property(),
				property.bundle()), cause);
		this.property = property;
		this.available = available.stream().sorted().toList();
	}

	/**
	 * Return the property and the name.
	 * @return the property
	 */
	public SslBundleProperty getProperty() {
		return this.property;
	}

	/**
	 * Return the names of the bundles that do exist.
	 * @return the names, sorted
	 */
	public List<String> getAvailable() {
		return this.available;
	}

}
