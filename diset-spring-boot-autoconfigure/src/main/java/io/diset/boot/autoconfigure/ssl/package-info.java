/**
 * SSL bundles: which one a connection has, what TLS makes of it, and those with the
 * credentials and the trust of the grid.
 */
@NullMarked
package io.diset.boot.autoconfigure.ssl;

import org.jspecify.annotations.NullMarked;
