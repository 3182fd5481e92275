/**
 * A soak: a service under all kinds of peers for any time, and a verdict about what it
 * has kept of them.
 */
@NullMarked
package io.diset.benchmark.soak;

import org.jspecify.annotations.NullMarked;
