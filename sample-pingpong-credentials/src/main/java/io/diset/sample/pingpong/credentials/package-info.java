/**
 * Makes the grid credentials that the samples are tried with.
 */
@NullMarked
package io.diset.sample.pingpong.credentials;

import org.jspecify.annotations.NullMarked;
