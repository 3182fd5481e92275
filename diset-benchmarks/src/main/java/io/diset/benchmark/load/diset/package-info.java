/**
 * Messages of this library.
 */
@NullMarked
package io.diset.benchmark.load.diset;

import org.jspecify.annotations.NullMarked;
