/**
 * Measures what connections cost that do nothing.
 */
@NullMarked
package io.diset.benchmark.idle;

import org.jspecify.annotations.NullMarked;
