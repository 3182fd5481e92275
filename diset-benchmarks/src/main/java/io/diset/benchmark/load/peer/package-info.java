/**
 * What is compared: servers and clients that all do the same.
 */
@NullMarked
package io.diset.benchmark.load.peer;

import org.jspecify.annotations.NullMarked;
