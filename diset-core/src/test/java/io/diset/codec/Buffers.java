package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Buffers of the kinds that a connection may see.
 */
final class Buffers {

	// Without a leak detector, which notes each access to a byte: what is not released
	// shows here anyway
	private static final ByteBufAllocator ALLOCATOR = new UnpooledByteBufAllocator(false, true);

	private Buffers() {
	}

	/**
	 * Run an action with a heap buffer, with a direct buffer and with a composite buffer
	 * that have bytes in front of the content and behind it, and see that it leaves them
	 * as they were.
	 */
	static void withEachKind(byte[] content, Consumer<ByteBuf> action) {
		with(ALLOCATOR.heapBuffer(), content, action);
		with(ALLOCATOR.directBuffer(), content, action);
		withComposite(content, action);
	}

	static void withEachKind(String content, Consumer<ByteBuf> action) {
		withEachKind(content.getBytes(StandardCharsets.UTF_8), action);
	}

	/**
	 * Return what an action writes, the same to a heap buffer and to a direct buffer.
	 */
	static byte[] written(Consumer<ByteBuf> action) {
		byte[] heap = written(ALLOCATOR.heapBuffer(), action);
		byte[] direct = written(ALLOCATOR.directBuffer(), action);
		assertThat(direct).isEqualTo(heap);
		return heap;
	}

	private static void with(ByteBuf buffer, byte[] content, Consumer<ByteBuf> action) {
		run(buffer.writeByte('{').writeBytes(content).writeByte('}'), content.length, action);
	}

	private static void withComposite(byte[] content, Consumer<ByteBuf> action) {
		int middle = content.length / 2;
		ByteBuf first = ALLOCATOR.directBuffer().writeByte('{').writeBytes(content, 0, middle);
		ByteBuf second = ALLOCATOR.heapBuffer().writeBytes(content, middle, content.length - middle).writeByte('}');
		run(ALLOCATOR.compositeBuffer().addComponents(true, first, second), content.length, action);
	}

	private static void run(ByteBuf buffer, int length, Consumer<ByteBuf> action) {
		try {
			ByteBuf body = buffer.duplicate().setIndex(1, 1 + length);
			action.accept(body);
			assertThat(body.readerIndex()).isOne();
			assertThat(body.readableBytes()).isEqualTo(length);
			assertThat(buffer.refCnt()).isOne();
		}
		finally {
			buffer.release();
		}
	}

	private static byte[] written(ByteBuf buffer, Consumer<ByteBuf> action) {
		try {
			action.accept(buffer);
			return ByteBufUtil.getBytes(buffer);
		}
		finally {
			buffer.release();
		}
	}

}
