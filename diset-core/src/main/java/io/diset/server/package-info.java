/**
 * The service's end: listening, proposals, admission, and the registry of connections.
 */
@NullMarked
package io.diset.server;

import org.jspecify.annotations.NullMarked;
