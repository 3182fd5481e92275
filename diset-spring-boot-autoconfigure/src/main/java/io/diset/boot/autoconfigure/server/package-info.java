/**
 * Auto-configuration of the DISET server.
 */
@NullMarked
package io.diset.boot.autoconfigure.server;

import org.jspecify.annotations.NullMarked;
