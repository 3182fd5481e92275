package io.diset.connection;

import io.diset.server.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a service whose connections are measured.
 *
 * @param service the service
 * @param metrics measures its connections
 */
record MeasuredService(ServiceDefinition service, ConnectionMetrics metrics) implements ConnectionHandlers {

	@Override
	public ConnectHandler connectHandler() {
		return this.service.connectHandler();
	}

	@Override
	public Execution connectExecution() {
		return this.service.connectExecution();
	}

	@Override
	public @Nullable MessageRoute<?> route(String name) {
		return this.service.route(name);
	}

	@Override
	public DropHandler dropHandler() {
		return this.service.dropHandler();
	}

	@Override
	public Execution dropExecution() {
		return this.service.dropExecution();
	}

}
