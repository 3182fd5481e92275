/**
 * Trust in the authorities of the grid, as a directory of hashed files describes it. The
 * only package that uses canl and BouncyCastle, which nothing else needs.
 */
@NullMarked
package io.diset.security.grid;

import org.jspecify.annotations.NullMarked;
