package io.diset.benchmark.load.peer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.netty.handler.ssl.SslProvider;

/**
 * Whose TLS and whose sockets are used, by all contenders and on both sides.
 *
 * @since 0.1.0
 */
public enum Setting {

	/**
	 * OpenSSL, and the epoll of Linux.
	 */
	OPENSSL_EPOLL("openssl-epoll", SslProvider.OPENSSL),

	/**
	 * TLS and sockets of the JDK.
	 */
	JDK_NIO("jdk-nio", SslProvider.JDK);

	private final String text;

	private final SslProvider sslProvider;

	Setting(String text, SslProvider sslProvider) {
		this.text = text;
		this.sslProvider = sslProvider;
	}

	/**
	 * Find a setting.
	 * @param text its name
	 * @return the setting
	 * @throws IllegalArgumentException if there is none of this name
	 */
	public static Setting of(String text) {
		return Arrays.stream(values())
			.filter((setting) -> setting.text.equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Not a provider: %s. There is %s".formatted(text,
					Arrays.stream(values()).map(Setting::toString).collect(Collectors.joining(", ")))));
	}

	/**
	 * Return whose TLS is used.
	 * @return the provider of TLS
	 */
	public SslProvider sslProvider() {
		return this.sslProvider;
	}

	/**
	 * Return what tells the JVM, for those who choose by what they find.
	 * @return options of the JVM
	 */
	public List<String> jvmOptions() {
		return (this == JDK_NIO) ? List.of("-Dio.netty.handler.ssl.noOpenSsl=true", "-Dreactor.netty.native=false")
				: List.of();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
