/**
 * Runs a service in a process of its own and measures that process.
 */
@NullMarked
package io.diset.benchmark.process;

import org.jspecify.annotations.NullMarked;
