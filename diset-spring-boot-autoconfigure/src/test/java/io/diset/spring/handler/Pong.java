package io.diset.spring.handler;

import io.diset.message.DisetMessage;

/**
 * Another message of the tests.
 */
@DisetMessage("Pong")
record Pong(long id) {
}
