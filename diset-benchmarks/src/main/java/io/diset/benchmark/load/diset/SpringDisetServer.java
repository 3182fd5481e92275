package io.diset.benchmark.load.diset;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Setting;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Answers pings with an annotated service in an application of Spring Boot.
 *
 * @since 0.1.0
 */
public final class SpringDisetServer implements LoadServer {

	private final ConfigurableApplicationContext context;

	private SpringDisetServer(Class<?> service, Setting setting, KeyFiles keys, String bundles, String trust) {
		SpringApplication application = new SpringApplication(LoadServiceApplication.class, service);
		application.setAdditionalProfiles("load");
		String bundle = "--" + bundles + ".host.";
		this.context = application.run(bundle + "keystore.certificate=file:" + keys.certificate("host"),
				bundle + "keystore.private-key=file:" + keys.key("host"), bundle + trust,
				"--diset.server.ssl.bundle=host", "--diset.server.ssl.provider=" + Tls.provider(setting));
	}

	private static SpringDisetServer plain(Class<?> service, Setting setting, KeyFiles keys) {
		return new SpringDisetServer(service, setting, keys, "spring.ssl.bundle.pem",
				"truststore.certificate=file:" + keys.authority());
	}

	/**
	 * Start with a handler on the event loop.
	 * @param setting whose TLS is used
	 * @param keys the keys
	 * @return the server, which listens
	 */
	public static LoadServer onEventLoop(Setting setting, KeyFiles keys) {
		return plain(EventLoopService.class, setting, keys);
	}

	/**
	 * Start with a handler on the executor.
	 * @param setting whose TLS is used
	 * @param keys the keys
	 * @return the server, which listens
	 */
	public static LoadServer onExecutor(Setting setting, KeyFiles keys) {
		return plain(PooledService.class, setting, keys);
	}

	/**
	 * Start with a handler on the event loop and the trust of the grid.
	 * @param setting whose TLS is used
	 * @param keys the keys
	 * @return the server, which listens
	 */
	public static LoadServer onGrid(Setting setting, KeyFiles keys) {
		return new SpringDisetServer(EventLoopService.class, setting, keys, "diset.ssl.bundle.grid",
				"truststore.directory=" + keys.trustDirectory());
	}

	@Override
	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
