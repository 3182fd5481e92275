/**
 * Certificates for tests: an authority, and what it issues to hosts and users.
 */
@NullMarked
package io.diset.test.pki;

import org.jspecify.annotations.NullMarked;
