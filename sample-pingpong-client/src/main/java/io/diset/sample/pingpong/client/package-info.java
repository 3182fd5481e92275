/**
 * A client that sends a Ping for each Pong.
 */
@NullMarked
package io.diset.sample.pingpong.client;

import org.jspecify.annotations.NullMarked;
