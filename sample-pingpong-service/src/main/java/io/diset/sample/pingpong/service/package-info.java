/**
 * A service that answers each Ping with a Pong.
 */
@NullMarked
package io.diset.sample.pingpong.service;

import org.jspecify.annotations.NullMarked;
