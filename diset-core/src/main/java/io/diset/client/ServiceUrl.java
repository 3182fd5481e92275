package io.diset.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where a service is: {@code dips://host:port/System/Component}, or {@code dip} without
 * TLS. An IPv6 address stands in brackets.
 *
 * @param secure whether the connection has TLS
 * @param host the host, an IPv6 address without brackets
 * @param port the port
 * @param service the name of the service in the form System/Component
 * @since 0.1.0
 */
public record ServiceUrl(boolean secure, String host, int port, String service) {

	/**
	 * The port where a URL names none.
	 */
	public static final int DEFAULT_PORT = 9876;

	private static final Pattern SERVICE = Pattern.compile("/[^/\\s]+/[^/\\s]+");

	/**
	 * Parse a URL.
	 * @param url the text of the URL
	 * @return where the service is
	 * @throws IllegalArgumentException if it is no URL of a service, with a text that
	 * says what is wrong
	 */
	public static ServiceUrl parse(String url) {
		URI uri;
		try {
			uri = new URI(url);
		}
		catch (URISyntaxException ex) {
			throw invalid(url, String.valueOf(ex.getReason()));
		}
		boolean secure = "dips".equals(uri.getScheme());
		if (!secure && !"dip".equals(uri.getScheme())) {
			throw invalid(url, "the scheme must be dips or dip");
		}
		String host = uri.getHost();
		if (host == null || uri.getUserInfo() != null) {
			throw invalid(url, "there must be a host, and a port if it is not " + DEFAULT_PORT);
		}
		String path = uri.getPath();
		if (!SERVICE.matcher(path).matches() || uri.getQuery() != null || uri.getFragment() != null) {
			throw invalid(url, "the path must be /System/Component");
		}
		int port = (uri.getPort() != -1) ? uri.getPort() : DEFAULT_PORT;
		if (port < 1 || port > 65535) {
			throw invalid(url, "the port must be from 1 to 65535");
		}
		return new ServiceUrl(secure, host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port,
				path.substring(1));
	}

	private static IllegalArgumentException invalid(String url, String reason) {
		return new IllegalArgumentException("'%s' is not the URL of a service: %s".formatted(url, reason));
	}

	/**
	 * Return the text of the URL.
	 */
	@Override
	public String toString() {
		return "%s://%s:%d/%s".formatted(this.secure ? "dips" : "dip",
				this.host.contains(":") ? "[" + this.host + "]" : this.host, this.port, this.service);
	}

}
