package io.diset.benchmark.micro;

import java.util.List;

import io.diset.connection.ConnectHandler;
import io.diset.connection.ConnectRoute;
import io.diset.connection.ConnectionHandlers;
import io.diset.connection.ConnectionMetrics;
import io.diset.connection.DropHandler;
import io.diset.connection.DropRoute;
import io.diset.connection.Execution;
import io.diset.connection.HandlerLimits;
import io.diset.connection.MessageRoute;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a service, with other meters.
 */
record MeasuredHandlers(ConnectionHandlers service, ConnectionMetrics metrics) implements ConnectionHandlers {

	@Override
	public ConnectHandler connectHandler() {
		return this.service.connectHandler();
	}

	@Override
	public Execution connectExecution() {
		return this.service.connectExecution();
	}

	@Override
	public List<ConnectRoute> establishedRoutes() {
		return this.service.establishedRoutes();
	}

	@Override
	public @Nullable MessageRoute<?> route(String name) {
		return this.service.route(name);
	}

	@Override
	public void checkSent(MessageType<?> type) {
		this.service.checkSent(type);
	}

	@Override
	public HandlerLimits limits() {
		return this.service.limits();
	}

	@Override
	public List<DropRoute> dropRoutes() {
		return this.service.dropRoutes();
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
