package io.diset.boot.autoconfigure.development;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes, and other applications in this one, away from a directory while
 * it is held. The file it uses stays behind: to remove it would let two of them lock two
 * different files.
 */
final class DirectoryLock implements Closeable {

	private static final long RETRY_MILLIS = 20;

	private final FileChannel channel;

	private DirectoryLock(FileChannel channel) {
		this.channel = channel;
	}

	static DirectoryLock acquire(Path file, Duration patience) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			awaitLock(channel, file, System.nanoTime() + patience.toNanos());
			return new DirectoryLock(channel);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	private static void awaitLock(FileChannel channel, Path file, long deadline) throws IOException {
		while (tryLock(channel) == null) {
			if (System.nanoTime() - deadline >= 0) {
				throw new IOException("Another process keeps %s locked".formatted(file));
			}
			try {
				// A lock cannot be waited for with a time limit
				Thread.sleep(RETRY_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("Interrupted while waiting for " + file, ex);
			}
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// Held by this process
			return null;
		}
	}

}
