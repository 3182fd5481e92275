package io.diset.boot.autoconfigure.server;

import io.diset.security.registry.DisetRegistry;
import io.diset.server.DisetServer;

/**
 * Lets the server authenticate its peers again when the registry changes.
 */
final class RegistryChanges implements AutoCloseable {

	private final DisetRegistry registry;

	private final Runnable listener;

	RegistryChanges(DisetRegistry registry, DisetServer server) {
		this.registry = registry;
		this.listener = server::authenticateAgain;
		registry.addChangeListener(this.listener);
	}

	@Override
	public void close() {
		this.registry.removeChangeListener(this.listener);
	}

}
