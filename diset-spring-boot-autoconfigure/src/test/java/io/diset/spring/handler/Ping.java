package io.diset.spring.handler;

import io.diset.message.DisetMessage;

/**
 * A message of the tests.
 */
@DisetMessage("Ping")
record Ping(long id) {
}
