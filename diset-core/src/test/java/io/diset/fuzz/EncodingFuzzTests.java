package io.diset.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.diset.codec.Encoding;
import io.diset.codec.RoundTrip;

/**
 * One encoding each: whatever a peer sends is refused, or it can be sent back.
 */
class EncodingFuzzTests {

	@FuzzTest(maxDuration = "10m")
	void jEncode(byte[] body) {
		RoundTrip.check(Encoding.JENCODE, body);
	}

	@FuzzTest(maxDuration = "10m")
	void dEncode(byte[] body) {
		RoundTrip.check(Encoding.DENCODE, body);
	}

}
