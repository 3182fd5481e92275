package io.diset.benchmark.soak;

/**
 * What a run does wrong on purpose, to show that the verdict notices.
 */
enum Fault {

	/**
	 * Nothing.
	 */
	NONE,

	/**
	 * The service keeps each connection.
	 */
	CONNECTIONS,

	/**
	 * The service keeps a buffer of direct memory for each connection.
	 */
	BUFFERS,

	/**
	 * The service loses such buffers without releasing them.
	 */
	LOST_BUFFERS,

	/**
	 * The service opens files for its connections and keeps them open.
	 */
	DESCRIPTORS,

	/**
	 * The service starts threads for its connections that stay.
	 */
	THREADS,

	/**
	 * The service schedules tasks for its connections that stay.
	 */
	TIMERS,

	/**
	 * The service forgets some answers.
	 */
	ANSWERS,

	/**
	 * The service gives two answers in the wrong order.
	 */
	ORDER,

	/**
	 * The service logs an exception that nobody has planned.
	 */
	ERRORS,

	/**
	 * The load leaves a client connected.
	 */
	CLIENTS

}
