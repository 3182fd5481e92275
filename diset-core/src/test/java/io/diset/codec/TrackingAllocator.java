package io.diset.codec;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledDirectByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

/**
 * Remembers every buffer that it made.
 */
final class TrackingAllocator extends AbstractByteBufAllocator {

	private final List<ByteBuf> buffers = new ArrayList<>();

	List<ByteBuf> buffers() {
		return this.buffers;
	}

	@Override
	protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
		return track(new UnpooledHeapByteBuf(this, initialCapacity, maxCapacity));
	}

	@Override
	protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
		return track(new UnpooledDirectByteBuf(this, initialCapacity, maxCapacity));
	}

	@Override
	public boolean isDirectBufferPooled() {
		return false;
	}

	private ByteBuf track(ByteBuf buffer) {
		this.buffers.add(buffer);
		return buffer;
	}

}
