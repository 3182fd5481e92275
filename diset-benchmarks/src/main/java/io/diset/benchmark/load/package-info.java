/**
 * Compares what messages cost with the cost of other ways to send them.
 */
@NullMarked
package io.diset.benchmark.load;

import org.jspecify.annotations.NullMarked;
