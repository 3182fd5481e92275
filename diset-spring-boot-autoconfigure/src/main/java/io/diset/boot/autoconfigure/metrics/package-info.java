/**
 * Meters of server and clients.
 */
@NullMarked
package io.diset.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
