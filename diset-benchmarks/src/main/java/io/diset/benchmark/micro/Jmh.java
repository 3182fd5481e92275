package io.diset.benchmark.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the micro benchmarks, for a short time each and with the garbage collector's
 * profiler, unless the options say otherwise.
 */
public final class Jmh {

	private Jmh() {
	}

	/**
	 * Run the benchmarks.
	 * @param args a regular expression of names and the options of JMH
	 * @throws IOException if JMH cannot read or write its files
	 */
	public static void main(String[] args) throws IOException {
		List<String> all = new ArrayList<>(Arrays.asList(args));
		if (!all.contains("-prof")) {
			all.addAll(List.of("-prof", "gc"));
		}
		org.openjdk.jmh.Main.main(all.toArray(String[]::new));
	}

}
