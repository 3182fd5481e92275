/**
 * What the tests of all modules share.
 */
@NullMarked
package io.diset.testsupport;

import org.jspecify.annotations.NullMarked;
