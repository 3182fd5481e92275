/**
 * One stable connection after its transport is up: frames on a channel, the order of
 * events, sending, and closing with a reason. The same code serves both ends.
 */
@NullMarked
package io.diset.connection;

import org.jspecify.annotations.NullMarked;
