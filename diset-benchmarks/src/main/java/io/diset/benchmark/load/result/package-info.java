/**
 * What was measured, and tables of it.
 */
@NullMarked
package io.diset.benchmark.load.result;

import org.jspecify.annotations.NullMarked;
