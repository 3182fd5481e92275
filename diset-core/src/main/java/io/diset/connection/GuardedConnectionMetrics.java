package io.diset.connection;

/**
 * Keeps the failures of who measures away from the connections that are measured.
 */
final class GuardedConnectionMetrics implements ConnectionMetrics {

	private final ConnectionMetrics metrics;

	private final MetricsGuard guard;

	GuardedConnectionMetrics(ConnectionMetrics metrics, MetricsGuard guard) {
		this.metrics = metrics;
		this.guard = guard;
	}

	@Override
	public void opened() {
		try {
			this.metrics.opened();
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void closed(CloseReason.Kind kind) {
		try {
			this.metrics.closed(kind);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void bytesReceived(int count) {
		try {
			this.metrics.bytesReceived(count);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void bytesSent(int count) {
		try {
			this.metrics.bytesSent(count);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void received(String message, ReceiveOutcome outcome) {
		try {
			this.metrics.received(message, outcome);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void handled(String message, long nanos, boolean success) {
		try {
			this.metrics.handled(message, nanos, success);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void sent(String message, SendOutcome outcome) {
		try {
			this.metrics.sent(message, outcome);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void acknowledged(long nanos, AcknowledgementOutcome outcome) {
		try {
			this.metrics.acknowledged(nanos, outcome);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

	@Override
	public void keptAlive(long nanos) {
		try {
			this.metrics.keptAlive(nanos);
		}
		catch (Throwable ex) {
			this.guard.failed(ex);
		}
	}

}
