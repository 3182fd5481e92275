package io.diset.boot.autoconfigure.server;

import java.net.InetSocketAddress;
import java.util.List;

import io.netty.util.NetUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log where a server listens and what it serves.
 *
 * @param services the names of its services
 * @param secure whether its connections have TLS
 */
record StartedServerLog(List<String> services, boolean secure) {

	private static final Logger logger = LoggerFactory.getLogger(DisetServerLifecycle.class);

	void started(InetSocketAddress address) {
		logger.info("DISET server listens on {}://{} and serves {}", this.secure ? "dips" : "dip",
				NetUtil.toSocketAddressString(address), String.join(", ", this.services));
		if (!this.secure && !address.getAddress().isLoopbackAddress()) {
			logger
				.warn("The DISET server has no TLS, and can be reached from other hosts: everybody there can connect, "
						+ "listen and pretend. Set 'diset.server.address' to a loopback address, or name an SSL bundle");
		}
	}

}
