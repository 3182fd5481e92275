package io.diset.codec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place where we do not do what the original does, on purpose.
 *
 * @param check what differs
 * @param subject the input, or the value as Python shows it
 * @param reason why
 */
record JEncodeDifference(VectorCheck check, String subject, String reason) {

	/**
	 * All of them.
	 */
	static final List<JEncodeDifference> ALL = Stream
		.of(differences(VectorCheck.WRITE, "a zone cannot travel, and we do not lose one silently",
				"datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)"),

				differences(VectorCheck.READ_BACK, "the original cannot read years below 1000 that it wrote itself",
						"datetime.datetime(1, 1, 1, 0, 0)", "datetime.datetime(999, 1, 2, 3, 4, 5)",
						"datetime.date(1, 1, 1)"),

				differences(VectorCheck.RECEIVE, "a body is a dict and starts with '{' or 'd', so one byte decides",
						"null", "n", "nothing", "true", "false", "te", "[1]", "\"s\"", "5", "i5e", "Infinity", "-1",
						"le", "b1", "bx", "NaN", "nan", "s3:abc", "s9:abc", "f1.5e", "u3:abc", "zdti2024ei2ei29ee"),

				differences(VectorCheck.RECEIVE, "nothing stands in front of a body", " {\"OK\": true}", "\ufeff{}",
						"\\xff\\xfe{\0\"\0\\xe9\0\"\0:\0 \0\"\0\u0013'\"\0}\0"),

				differences(VectorCheck.RECEIVE, "a body is a return structure", "{}"),

				differences(VectorCheck.RECEIVE, "DEncode is not supported yet", "de", "ds2:OKb1s5:Valuene",
						"ds2:OKb1s5:Valueneextra"))
		.flatMap(List::stream)
		.toList();

	boolean isAbout(VectorCheck check, CodecVector vector) {
		return this.check == check && check.appliesTo(vector) && this.subject.equals(vector.subject());
	}

	private static List<JEncodeDifference> differences(VectorCheck check, String reason, String... subjects) {
		return Arrays.stream(subjects).map((subject) -> new JEncodeDifference(check, subject, reason)).toList();
	}

}
