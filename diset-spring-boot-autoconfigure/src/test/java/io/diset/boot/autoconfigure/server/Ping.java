package io.diset.boot.autoconfigure.server;

import io.diset.message.DisetMessage;

/**
 * A message of the tests.
 */
@DisetMessage("Ping")
record Ping(long id) {
}
