package io.diset.codec;

import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads a value, writes it, and reads that again.
 */
public final class RoundTrip {

	private RoundTrip() {
	}

	/**
	 * Check that what an encoding reads survives being written.
	 * @param encoding the encoding
	 * @param bytes the value, if it is one
	 * @throws AssertionError if something else was read again, or not the same from a
	 * heap buffer and a direct buffer, or not the same as a message
	 * @throws RuntimeException if reading fails with anything but a
	 * {@link ProtocolException}, or writing fails
	 */
	public static void check(Encoding encoding, byte[] bytes) {
		Object fromHeap = outcome(encoding, Unpooled.wrappedBuffer(bytes));
		Object fromDirect = outcome(encoding, Unpooled.directBuffer().writeBytes(bytes));
		assertThat(fromDirect).isEqualTo(fromHeap);
		PlainMessages.check(bytes);
		if (!(fromHeap instanceof Refusal)) {
			ByteBuf written = Unpooled.buffer();
			try {
				encoding.write(read(encoding, Unpooled.wrappedBuffer(bytes)), written);
			}
			catch (InvalidMessageException ex) {
				// As in the original, bytes that are no text are read, but not written
				assertThat(ex).hasMessage("Text that is not Unicode cannot be sent as DEncode");
				return;
			}
			assertThat(outcome(encoding, written)).isEqualTo(fromHeap);
		}
	}

	private static @Nullable Object outcome(Encoding encoding, ByteBuf body) {
		try {
			return NeutralValue.comparable(read(encoding, body));
		}
		catch (ProtocolException ex) {
			return new Refusal(ex.getMessage());
		}
	}

	private static @Nullable Object read(Encoding encoding, ByteBuf body) {
		try {
			return encoding.read(body);
		}
		finally {
			body.release();
		}
	}

	/**
	 * A value that was not read.
	 *
	 * @param text why
	 */
	private record Refusal(@Nullable String text) {
	}

}
