/**
 * The limit: frames of DISET from fixed templates, in a handler of bare Netty.
 */
@NullMarked
package io.diset.benchmark.load.limit;

import org.jspecify.annotations.NullMarked;
