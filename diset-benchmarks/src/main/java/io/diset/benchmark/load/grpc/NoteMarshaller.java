package io.diset.benchmark.load.grpc;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;

/**
 * Turns messages into bytes: the kind, the id, and the data.
 */
final class NoteMarshaller implements Marshaller<Note> {

	/**
	 * The one method there is: a stream in both directions.
	 */
	static final MethodDescriptor<Note, Note> METHOD = MethodDescriptor.<Note, Note>newBuilder()
		.setType(MethodDescriptor.MethodType.BIDI_STREAMING)
		.setFullMethodName(MethodDescriptor.generateFullMethodName("benchmark.Load", "Talk"))
		.setRequestMarshaller(new NoteMarshaller())
		.setResponseMarshaller(new NoteMarshaller())
		.build();

	private static final int HEAD = Byte.BYTES + Integer.BYTES;

	@Override
	public InputStream stream(Note note) {
		byte[] data = note.data().getBytes(StandardCharsets.US_ASCII);
		byte[] bytes = new byte[HEAD + data.length];
		ByteBuffer.wrap(bytes).put(note.kind()).putInt(note.id()).put(data);
		return new KnownBytes(bytes);
	}

	@Override
	public Note parse(InputStream stream) {
		try {
			DataInputStream in = new DataInputStream(stream);
			byte kind = in.readByte();
			int id = in.readInt();
			int left = in.available();
			return new Note(kind, id, (left > 0) ? new String(in.readNBytes(left), StandardCharsets.US_ASCII) : "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tells its length, so that it needs not be copied.
	 */
	private static final class KnownBytes extends ByteArrayInputStream implements KnownLength {

		KnownBytes(byte[] bytes) {
			super(bytes);
		}

	}

}
