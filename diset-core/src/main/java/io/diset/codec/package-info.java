/**
 * Values to bytes and back: frames, return structures, the envelopes of messages and the
 * JEncode encoding, each with its limits.
 */
@NullMarked
package io.diset.codec;

import org.jspecify.annotations.NullMarked;
