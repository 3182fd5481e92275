/**
 * Peers that speak to a service or a client by the byte, and recorded conversations.
 */
@NullMarked
package io.diset.wire;

import org.jspecify.annotations.NullMarked;
