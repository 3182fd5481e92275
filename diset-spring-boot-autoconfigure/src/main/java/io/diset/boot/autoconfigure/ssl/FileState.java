package io.diset.boot.autoconfigure.ssl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * What tells that a file has changed, or was replaced by another one. Symbolic links are
 * followed.
 *
 * @param modified when it was last modified
 * @param size its size in bytes
 * @param key what the file system knows it by, or {@code null} if it does not tell
 */
record FileState(FileTime modified, long size, @Nullable Object key) {

	/**
	 * Look at a file.
	 * @param file the file
	 * @return its state, or {@code null} if it is not there
	 */
	static @Nullable FileState of(Path file) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return new FileState(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
		}
		catch (IOException ex) {
			return null;
		}
	}

}
