package io.diset.codec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place where we do not do what the original does, on purpose.
 *
 * @param encoding the encoding in which we differ
 * @param check what differs
 * @param subject the input, or the value as Python shows it
 * @param reason why
 */
record CodecDifference(Encoding encoding, VectorCheck check, String subject, String reason) {

	/**
	 * All of them.
	 */
	static final List<CodecDifference> ALL = Stream
		.of(ofJEncode(), ofDEncode(), ofBodies(Encoding.JENCODE), ofBodies(Encoding.DENCODE))
		.flatMap(List::stream)
		.flatMap(List::stream)
		.toList();

	private static final String TEXT_KEYS = "keys are text, as JSON makes them";

	private static List<List<CodecDifference>> ofJEncode() {
		return List.of(
				differences(Encoding.JENCODE, VectorCheck.WRITE,
						"a zone cannot travel, and we do not lose one silently",
						"datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)"),

				differences(Encoding.JENCODE, VectorCheck.READ_BACK,
						"the original cannot read years below 1000 that it wrote itself",
						"datetime.datetime(1, 1, 1, 0, 0)", "datetime.datetime(999, 1, 2, 3, 4, 5)",
						"datetime.date(1, 1, 1)"));
	}

	private static List<List<CodecDifference>> ofDEncode() {
		return List.of(
				differences(Encoding.DENCODE, VectorCheck.WRITE, "Java has no tuples, only lists are sent", "()",
						"(1,)", "(1, 2)", "((1, 2), (3,))", "[(1,), [2]]", "{'t': (1, 2)}", "{'l': [(1,), ()]}"),

				differences(Encoding.DENCODE, VectorCheck.WRITE, "a key is text, a number or a truth value",
						"{(1, 2): 3}"),

				differences(Encoding.DENCODE, VectorCheck.READ_BACK, TEXT_KEYS, "{1: 2}", "{-1: 'a'}", "{1.5: 'x'}",
						"{True: 1}", "{False: 0}", "{None: 1}", "{'1': 1, 1: 2}", "{(1, 2): 3}"),

				differences(Encoding.DENCODE, VectorCheck.READ_BACK, "the original computes with the exponent",
						"1.2345678901234568e+17", "5e-324"),

				differences(Encoding.DENCODE, VectorCheck.READ, "the original computes with the exponent", "f5e-324e",
						"f1e+400e"),

				differences(Encoding.DENCODE, VectorCheck.READ, TEXT_KEYS, "di1ei2ee", "dnb1e", "db1b0e", "df1.5ei1ee",
						"dtei1ee"),

				differences(Encoding.DENCODE, VectorCheck.READ,
						"a number is digits with a minus, as the original writes it", "i+5e", "i 5 e", "i5_0e",
						"f1_0.5e", "f 1.5 e", "fInfinitye", "fNaNe", "s+3:abc", "s 3:abc"),

				differences(Encoding.DENCODE, VectorCheck.READ, "a truth value is 0 or 1, as the original writes it",
						"b2", "bx"),

				differences(Encoding.DENCODE, VectorCheck.READ, "text has the length that it announces", "s3:ab",
						"s-1:abc"));
	}

	private static List<List<CodecDifference>> ofBodies(Encoding encoding) {
		return List.of(
				differences(encoding, VectorCheck.RECEIVE,
						"a body is a dict and starts with '{' or 'd', so one byte decides", "null", "n", "nothing",
						"true", "false", "te", "[1]", "\"s\"", "5", "i5e", "Infinity", "-1", "le", "b1", "bx", "NaN",
						"nan", "s3:abc", "s9:abc", "f1.5e", "u3:abc", "zdti2024ei2ei29ee"),

				differences(encoding, VectorCheck.RECEIVE, "nothing stands in front of a body", " {\"OK\": true}",
						"\ufeff{}", "\\xff\\xfe{\0\"\0\\xe9\0\"\0:\0 \0\"\0\u0013'\"\0}\0"),

				differences(encoding, VectorCheck.RECEIVE, "a body is a return structure", "{}", "de"));
	}

	boolean isAbout(VectorCheck check, CodecVector vector) {
		return this.check == check && check.appliesTo(vector) && this.encoding == vector.encoding()
				&& this.subject.equals(vector.subject());
	}

	private static List<CodecDifference> differences(Encoding encoding, VectorCheck check, String reason,
			String... subjects) {
		return Arrays.stream(subjects).map((subject) -> new CodecDifference(encoding, check, subject, reason)).toList();
	}

}
