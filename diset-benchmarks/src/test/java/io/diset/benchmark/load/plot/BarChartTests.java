package io.diset.benchmark.load.plot;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import io.diset.benchmark.load.result.Comparison;
import io.diset.benchmark.load.result.Round;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link BarChart}.
 */
class BarChartTests {

	private static final double TOLERANCE = 0.1;

	@Test
	void hasABarForTheMedianOfEachContender() throws Exception {
		List<Element> bars = bars(
				draw(round("diset", 1), round("diset", 2), round("diset", 3), round("limit", 4), round("grpc", 1)));
		assertThat(bars).hasSize(3);
		double limit = number(bars.get(1), "width");
		assertThat(number(bars.get(0), "width")).isCloseTo(limit / 2, within(TOLERANCE));
		assertThat(number(bars.get(2), "width")).isCloseTo(limit / 4, within(TOLERANCE));
	}

	@Test
	void hasALineFromTheLeastToTheGreatestRound() throws Exception {
		Document chart = draw(round("diset", 1), round("diset", 2), round("diset", 3));
		Element bar = bars(chart).get(0);
		Element line = elements(chart, "line").get(0);
		double begin = number(bar, "x");
		assertThat(number(line, "x1") - begin).isCloseTo(number(bar, "width") / 2, within(TOLERANCE));
		assertThat(number(line, "x2") - begin).isCloseTo(number(bar, "width") * 3 / 2, within(TOLERANCE));
	}

	@Test
	void staysWithinItsWidth() throws Exception {
		Document chart = draw(round("diset", 1_000_000), round("limit", 123_456_789));
		Element line = elements(chart, "line").get(1);
		assertThat(number(line, "x2")).isLessThan(number(chart.getDocumentElement(), "width") - 80);
	}

	@Test
	void namesContendersAndTellsTheirMedians() throws Exception {
		assertThat(elements(draw(round("diset", 1234), round("limit", 5.5)), "text"))
			.extracting(Element::getTextContent)
			.contains("diset", "1,234", "limit", "5.5");
	}

	@Test
	void escapesNames() throws Exception {
		assertThat(elements(draw(round("<&\">", 1)), "text")).extracting(Element::getTextContent).contains("<&\">");
	}

	@Test
	void hasNoBarForLessThanNothing() throws Exception {
		assertThat(number(bars(draw(round("diset", -1), round("limit", 1))).get(0), "width")).isZero();
	}

	@Test
	void isNotThereForNothing() {
		assertThat(BarChart.draw(Comparison.of(List.of(new Round("W1", "jdk-nio", "diset", 1, Map.of()))).get(0)))
			.isNull();
	}

	private static Round round(String contender, double rate) {
		return new Round("W4", "jdk-nio", contender, 1, Map.of("rate", rate));
	}

	private static Document draw(Round... rounds) throws Exception {
		String svg = BarChart.draw(Comparison.of(List.of(rounds)).get(0));
		assertThat(svg).isNotNull();
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
	}

	// The first rectangle is the background
	private static List<Element> bars(Document chart) {
		List<Element> rectangles = elements(chart, "rect");
		return rectangles.subList(1, rectangles.size());
	}

	private static List<Element> elements(Document chart, String name) {
		NodeList nodes = chart.getElementsByTagName(name);
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			elements.add((Element) nodes.item(i));
		}
		return elements;
	}

	private static double number(Element element, String attribute) {
		return Double.parseDouble(element.getAttribute(attribute));
	}

}
