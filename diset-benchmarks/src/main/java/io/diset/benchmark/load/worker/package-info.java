/**
 * The processes of a comparison: one serves, the other makes the load.
 */
@NullMarked
package io.diset.benchmark.load.worker;

import org.jspecify.annotations.NullMarked;
