package io.diset.benchmark.load.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.diset.benchmark.load.result.Comparison;
import io.diset.benchmark.load.result.RoundFile;

/**
 * Draws what was measured.
 *
 * @since 0.1.0
 */
public final class Plot {

	private static final int WRONG_USAGE = 2;

	private Plot() {
	}

	/**
	 * Draw, and exit with 0, or 2 if the arguments are wrong.
	 * @param args a file with rounds, and the directory for the drawings if it is not the
	 * one of the file
	 */
	public static void main(String[] args) {
		try {
			if (args.length < 1 || args.length > 2) {
				throw new IllegalArgumentException("There must be a file with rounds, and maybe a directory");
			}
			Path rounds = Path.of(args[0]);
			draw(rounds, (args.length == 2) ? Path.of(args[1]) : rounds.resolveSibling("plots"));
		}
		catch (IllegalArgumentException | UncheckedIOException ex) {
			System.err.println("Wrong usage: " + ex.getMessage());
			System.exit(WRONG_USAGE);
		}
	}

	/**
	 * Draw all comparisons.
	 * @param rounds the file with the rounds
	 * @param directory where the drawings go, which is made if there is none
	 */
	static void draw(Path rounds, Path directory) {
		for (Comparison comparison : Comparison.of(new RoundFile(rounds).read())) {
			String svg = BarChart.draw(comparison);
			if (svg != null) {
				write(directory.resolve(comparison.workload() + "-" + comparison.provider() + ".svg"), svg);
			}
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, text);
			System.out.println(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
