package io.diset.benchmark.load.result;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * All contenders in one workload.
 *
 * @param workload the name of the workload
 * @param provider whose TLS and sockets were used
 * @param contenders the figures of the contenders by their names, in the order in which
 * they were measured
 * @since 0.1.0
 */
public record Comparison(String workload, String provider, Map<String, Map<Figure, Summary>> contenders) {

	/**
	 * With whom the others are compared.
	 */
	public static final String OURS = "diset";

	/**
	 * Who stands for {@link #OURS} where that is not measured.
	 */
	private static final String OURS_AS_SERVER = "diset-server";

	/**
	 * Compare.
	 * @param rounds what was measured
	 * @return one comparison for each workload and provider, in the order in which they
	 * were measured
	 */
	public static List<Comparison> of(List<Round> rounds) {
		Map<String, List<Round>> groups = new LinkedHashMap<>();
		for (Round round : rounds) {
			groups.computeIfAbsent(round.provider() + " " + round.workload(), (key) -> new ArrayList<>()).add(round);
		}
		return groups.values().stream().map(Comparison::compare).toList();
	}

	private static Comparison compare(List<Round> rounds) {
		Map<String, List<Round>> groups = new LinkedHashMap<>();
		rounds.forEach((round) -> groups.computeIfAbsent(round.contender(), (key) -> new ArrayList<>()).add(round));
		Map<String, Map<Figure, Summary>> contenders = new LinkedHashMap<>();
		groups.forEach((contender, its) -> contenders.put(contender, summarize(its)));
		return new Comparison(rounds.get(0).workload(), rounds.get(0).provider(), contenders);
	}

	private static Map<Figure, Summary> summarize(List<Round> rounds) {
		Map<Figure, Summary> summaries = new EnumMap<>(Figure.class);
		for (Figure figure : Figure.values()) {
			List<Double> values = rounds.stream()
				.map((round) -> round.figure(figure))
				.filter(Objects::nonNull)
				.toList();
			if (!values.isEmpty()) {
				summaries.put(figure, Summary.of(values));
			}
		}
		return summaries;
	}

	/**
	 * Return a figure of a contender.
	 * @param contender the contender
	 * @param figure the figure
	 * @return its summary, or {@code null} if it was not measured
	 */
	public @Nullable Summary summary(String contender, Figure figure) {
		Map<Figure, Summary> summaries = this.contenders.get(contender);
		return (summaries != null) ? summaries.get(figure) : null;
	}

	/**
	 * Return the ratio of the medians of ours and of a contender.
	 * @param contender the contender
	 * @param figure what is compared
	 * @return the ratio, or {@code null} if there is none
	 */
	public @Nullable Double ratio(String contender, Figure figure) {
		Summary ours = summary(OURS, figure);
		if (ours == null) {
			ours = summary(OURS_AS_SERVER, figure);
		}
		Summary other = summary(contender, figure);
		return (ours != null && other != null && other.median() != 0) ? ours.median() / other.median() : null;
	}

}
