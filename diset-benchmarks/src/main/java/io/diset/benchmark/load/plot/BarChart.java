package io.diset.benchmark.load.plot;

import java.util.List;
import java.util.Locale;

import io.diset.benchmark.load.result.Comparison;
import io.diset.benchmark.load.result.Figure;
import io.diset.benchmark.load.result.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Draws a comparison as SVG: a bar for the median of each contender, and a line from the
 * least to the greatest round.
 */
final class BarChart {

	private static final int WIDTH = 720;

	private static final int LEFT = 130;

	private static final int RIGHT = 110;

	private static final int TOP = 48;

	private static final int ROW = 30;

	private static final int BAR = 20;

	private final StringBuilder svg = new StringBuilder();

	private final Comparison comparison;

	private final Figure figure;

	private final double scale;

	private BarChart(Comparison comparison, Figure figure, double greatest) {
		this.comparison = comparison;
		this.figure = figure;
		this.scale = (WIDTH - LEFT - RIGHT) / greatest;
	}

	/**
	 * Draw.
	 * @param comparison what was measured
	 * @return the text of an SVG file, or {@code null} if there is nothing to draw
	 */
	static @Nullable String draw(Comparison comparison) {
		Figure figure = Figure.mainOf(comparison.workload());
		double greatest = contenders(comparison, figure).stream()
			.map((contender) -> comparison.summary(contender, figure))
			.mapToDouble((summary) -> (summary != null) ? summary.max() : 0)
			.max()
			.orElse(0);
		return (greatest > 0) ? new BarChart(comparison, figure, greatest).draw() : null;
	}

	private static List<String> contenders(Comparison comparison, Figure figure) {
		return comparison.contenders()
			.keySet()
			.stream()
			.filter((contender) -> comparison.summary(contender, figure) != null)
			.toList();
	}

	private String draw() {
		List<String> contenders = contenders(this.comparison, this.figure);
		int height = TOP + contenders.size() * ROW + 8;
		line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
				+ "font-family=\"sans-serif\" font-size=\"13\">", WIDTH, height, WIDTH, height);
		line("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, height);
		line("<text x=\"8\" y=\"20\" font-size=\"15\" font-weight=\"bold\">%s</text>",
				escaped(this.comparison.workload() + ", " + this.comparison.provider()));
		line("<text x=\"8\" y=\"38\" fill=\"#555\">%s, %s; median, and from the least to the greatest round</text>",
				escaped(this.figure.unit()), this.figure.isLessBetter() ? "less is better" : "more is better");
		int y = TOP;
		for (String contender : contenders) {
			Summary summary = this.comparison.summary(contender, this.figure);
			if (summary != null) {
				row(contender, summary, y);
				y += ROW;
			}
		}
		line("</svg>");
		return this.svg.toString();
	}

	private void row(String contender, Summary summary, int y) {
		double middle = y + ROW / 2.0;
		line("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, middle + 4, escaped(contender));
		line("<rect x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", LEFT, middle - BAR / 2.0,
				width(summary.median()), BAR, contender.startsWith(Comparison.OURS) ? "#2a6f97" : "#a9b8c4");
		line("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#222\" stroke-width=\"2\"/>",
				LEFT + width(summary.min()), middle, LEFT + width(summary.max()), middle);
		line("<text x=\"%.1f\" y=\"%.1f\">%s</text>", LEFT + width(summary.max()) + 8, middle + 4,
				number(summary.median()));
	}

	// A service that takes less than nothing, within the noise, has no bar
	private double width(double value) {
		return Math.max(0, value * this.scale);
	}

	private void line(String format, Object... values) {
		this.svg.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, (Math.abs(value) < 100) ? "%.1f" : "%,.0f", value);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
