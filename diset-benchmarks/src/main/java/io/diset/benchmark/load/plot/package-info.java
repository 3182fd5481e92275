/**
 * Draws what was measured.
 */
@NullMarked
package io.diset.benchmark.load.plot;

import org.jspecify.annotations.NullMarked;
