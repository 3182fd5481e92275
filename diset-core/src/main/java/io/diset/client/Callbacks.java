package io.diset.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import reactor.core.Disposable;

/**
 * Who is called back, in the order in which they were added. Safe for use by several
 * threads.
 *
 * @param <T> the callback
 */
final class Callbacks<T> {

	private final Map<Object, T> byKey = new LinkedHashMap<>();

	private volatile List<T> all = List.of();

	/**
	 * Add a callback. One that is added twice is called twice.
	 * @param callback the callback
	 * @return takes it away
	 */
	synchronized Disposable add(T callback) {
		Object key = new Object();
		this.byKey.put(key, callback);
		this.all = List.copyOf(this.byKey.values());
		return () -> remove(key);
	}

	/**
	 * Return all callbacks.
	 * @return those that there are now
	 */
	List<T> all() {
		return this.all;
	}

	private synchronized void remove(Object key) {
		this.byKey.remove(key);
		this.all = List.copyOf(this.byKey.values());
	}

}
