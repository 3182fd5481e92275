package io.diset.benchmark.load.worker;

/**
 * Makes the load of a workload.
 */
interface Driver {

	/**
	 * Connect, and begin.
	 */
	void open();

	/**
	 * Return how much has been done.
	 * @return the number of what the workload counts
	 */
	long count();

	/**
	 * Stop, wait for the answers that are due, and disconnect.
	 */
	void close();

	/**
	 * Make the driver of a workload.
	 * @param bench what all drivers use
	 * @return a driver, not open
	 */
	static Driver of(Bench bench) {
		return switch (bench.workload().kind()) {
			case PING -> new PingDriver(bench);
			case CONNECT -> new ConnectDriver(bench);
			case IDLE -> new IdleDriver(bench);
			case PUSH -> new PushDriver(bench);
			case BLOCK -> new BlockDriver(bench);
		};
	}

}
