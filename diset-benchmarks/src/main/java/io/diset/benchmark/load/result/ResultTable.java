package io.diset.benchmark.load.result;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * A table of what was measured, for people.
 *
 * @since 0.1.0
 */
public final class ResultTable {

	private static final String NOTHING = "-";

	private ResultTable() {
	}

	/**
	 * Write a table.
	 * @param comparison what was measured
	 * @return lines with one contender each, below a heading
	 */
	public static String of(Comparison comparison) {
		Figure main = Figure.mainOf(comparison.workload());
		List<Figure> others = others(comparison, main);
		StringBuilder table = new StringBuilder();
		table.append("%s, %s: %s%n".formatted(comparison.workload(), comparison.provider(),
				main.isLessBetter() ? "less is better" : "more is better"));
		table.append(
				row("", main.unit(), "min", "max", "spread", "ours/it", others.stream().map(Figure::unit).toList()));
		comparison.contenders().forEach((contender, figures) -> {
			Summary summary = figures.get(main);
			table.append(row(contender, number(summary, Summary::median), number(summary, Summary::min),
					number(summary, Summary::max), (summary != null) ? "%.0f %%".formatted(summary.spread()) : NOTHING,
					ratio(comparison.ratio(contender, main)),
					others.stream().map((figure) -> number(figures.get(figure), Summary::median)).toList()));
		});
		return table.toString();
	}

	private static List<Figure> others(Comparison comparison, Figure main) {
		Set<Figure> present = new TreeSet<>();
		for (Map<Figure, Summary> figures : comparison.contenders().values()) {
			present.addAll(figures.keySet());
		}
		return Arrays.stream(Figure.values()).filter((figure) -> figure != main && present.contains(figure)).toList();
	}

	private static String row(String contender, String median, String min, String max, String spread, String ratio,
			List<String> others) {
		StringBuilder row = new StringBuilder(
				"%-16s%11s%11s%11s%9s%9s".formatted(contender, median, min, max, spread, ratio));
		others.forEach((other) -> row.append("%11s".formatted(other)));
		return row + System.lineSeparator();
	}

	private static String ratio(@Nullable Double ratio) {
		return (ratio != null) ? String.format(Locale.ROOT, "%.2f", ratio) : NOTHING;
	}

	private static String number(@Nullable Summary summary, ToDoubleFunction<Summary> part) {
		if (summary == null) {
			return NOTHING;
		}
		double value = part.applyAsDouble(summary);
		return String.format(Locale.ROOT, (Math.abs(value) < 100) ? "%.2f" : "%.0f", value);
	}

}
