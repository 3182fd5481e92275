package io.diset.benchmark.process;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassHistogram}.
 */
class ClassHistogramTests {

	private static final String TEXT = """
			 num     #instances         #bytes  class name (module)
			-------------------------------------------------------
			   1:          1000          90000  [B (java.base@17)
			   2:            10            400  org.example.Session
			   3:             5            200  org.example.Session
			Total          1015          90600
			""";

	@Test
	void countsObjectsAndTheirBytes() {
		ClassHistogram histogram = ClassHistogram.parse(TEXT);
		assertThat(histogram.bytes()).isEqualTo(90_600);
		assertThat(histogram.count("org.example.Session"::equals)).isEqualTo(15);
	}

	@Test
	void tellsWhatHasGrownMostFirst() {
		ClassHistogram before = ClassHistogram
			.parse("   1:  1000  90000  [B\n   2:  7  300  org.example.Session\n" + "   3:  9  900  org.example.Gone");
		ClassHistogram after = ClassHistogram.parse("   1:  1000  90000  [B\n   2:  9  500  org.example.Session\n"
				+ "   3:  1  100  org.example.Gone\n   4:  1  16  org.example.New");
		assertThat(after.growthSince(before))
			.isEqualTo("org.example.Session +2 (+200 bytes), org.example.New +1 (+16 bytes)");
	}

	@Test
	void seesTheObjectsOfThisProcess() {
		ClassHistogram before = ClassHistogram.take();
		Kept[] kept = { new Kept(), new Kept(), new Kept() };
		ClassHistogram after = ClassHistogram.take();
		assertThat(after.count(Kept.class.getName()::equals) - before.count(Kept.class.getName()::equals))
			.isEqualTo(kept.length);
	}

	private static final class Kept {

	}

}
