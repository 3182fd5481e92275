/**
 * Fuzz tests: regression tests of committed inputs in a normal build, campaigns when
 * asked for. See docs/fuzzing.md.
 */
@NullMarked
package io.diset.fuzz;

import org.jspecify.annotations.NullMarked;
