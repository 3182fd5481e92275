package io.diset.wire;

import java.io.IOException;
import java.util.List;

/**
 * How the bytes of a conversation come.
 */
public enum Delivery {

	/**
	 * One write for each of the original.
	 */
	AS_RECORDED,

	/**
	 * One write for each byte.
	 */
	BYTEWISE,

	/**
	 * One write for all that can be said without waiting for what the other side says.
	 */
	ALL_AT_ONCE;

	void send(RawPeer peer, List<String> frames) throws IOException {
		if (this == ALL_AT_ONCE) {
			peer.sendText(String.join("", frames));
			return;
		}
		for (String frame : frames) {
			if (this == BYTEWISE) {
				peer.sendBytewise(frame);
			}
			else {
				peer.sendText(frame);
			}
		}
	}

}
