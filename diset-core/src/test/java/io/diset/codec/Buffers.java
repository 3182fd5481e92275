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

	private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

	private Buffers() {
	}

	/**
	 * Run an action with a heap buffer and with a direct buffer that have bytes in front
	 * of the content and behind it.
	 */
	static void withEachKind(byte[] content, Consumer<ByteBuf> action) {
		with(ALLOCATOR.heapBuffer(), content, action);
		with(ALLOCATOR.directBuffer(), content, action);
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
		try {
			buffer.writeByte('{').writeBytes(content).writeByte('}');
			action.accept(buffer.duplicate().setIndex(1, 1 + content.length));
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
