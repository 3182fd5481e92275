package io.diset.benchmark.idle;

import java.util.List;

/**
 * What a run is asked to do.
 *
 * @param connections how many connections there are in the end
 * @param openSsl whether the service uses OpenSSL
 */
record IdleOptions(int connections, boolean openSsl) {

	private static final int DEFAULT_CONNECTIONS = 5000;

	/**
	 * Read the options.
	 * @param args the arguments of the command
	 * @return the options
	 * @throws IllegalArgumentException if there are others
	 */
	static IdleOptions parse(List<String> args) {
		int connections = DEFAULT_CONNECTIONS;
		boolean openSsl = false;
		for (String option : args) {
			if (option.equals("--openssl")) {
				openSsl = true;
			}
			else if (option.matches("[1-9]\\d{0,5}")) {
				connections = Integer.parseInt(option);
			}
			else {
				throw new IllegalArgumentException("Not a number of connections: " + option);
			}
		}
		return new IdleOptions(connections, openSsl);
	}

}
