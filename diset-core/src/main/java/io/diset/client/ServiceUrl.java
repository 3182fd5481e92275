package io.diset.client;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import reactor.netty.transport.AddressUtils;

/**
 * Where a service is: {@code dips://host:port/System/Component}, or {@code dip} without
 * TLS. An IPv6 address stands in brackets, with its zone behind {@code %25} if it has
 * one: {@code dips://[fe80::1%25eth0]:9145/Framework/PingPong}.
 *
 * @param secure whether the connection has TLS
 * @param host the host, an IPv6 address without brackets, its zone behind {@code %}
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

	private static final String ZONE = "%25";

	/**
	 * Create the URL of a service.
	 * @throws IllegalArgumentException if there is no host, or the port or the name of
	 * the service is none
	 */
	public ServiceUrl {
		if (host.isBlank()) {
			throw new IllegalArgumentException("There must be a host");
		}
		if (port < 1 || port > 65535) {
			throw new IllegalArgumentException("The port must be from 1 to 65535, not " + port);
		}
		requireName(service);
	}

	/**
	 * Check the name of a service.
	 * @param service the name
	 * @return the name
	 * @throws IllegalArgumentException if it has not the form System/Component
	 */
	static String requireName(String service) {
		if (!SERVICE.matcher("/" + service).matches()) {
			throw new IllegalArgumentException("The service must be named System/Component, not '" + service + "'");
		}
		return service;
	}

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
		return new ServiceUrl(secure, host.startsWith("[") ? literal(host) : host, port, path.substring(1));
	}

	private static String literal(String bracketed) {
		String address = bracketed.substring(1, bracketed.length() - 1);
		int zone = address.indexOf(ZONE);
		return (zone < 0 || zone + ZONE.length() == address.length()) ? address
				: address.substring(0, zone) + "%" + address.substring(zone + ZONE.length());
	}

	private static IllegalArgumentException invalid(String url, String reason) {
		return new IllegalArgumentException("'%s' is not the URL of a service: %s".formatted(url, reason));
	}

	/**
	 * Return the address to connect to.
	 * @return the address, unresolved if the host is a name
	 */
	InetSocketAddress address() {
		if (this.host.contains("%")) {
			try {
				return new InetSocketAddress(InetAddress.getByName(this.host), this.port);
			}
			catch (UnknownHostException ex) {
				throw new UncheckedIOException("There is no network interface for " + this.host, ex);
			}
		}
		return AddressUtils.createUnresolved(this.host, this.port);
	}

	/**
	 * Return the text of the URL.
	 */
	@Override
	public String toString() {
		return "%s://%s:%d/%s".formatted(this.secure ? "dips" : "dip",
				this.host.contains(":") ? "[" + this.host.replace("%", ZONE) + "]" : this.host, this.port,
				this.service);
	}

}
