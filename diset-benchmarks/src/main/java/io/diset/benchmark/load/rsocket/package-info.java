/**
 * Requests of RSocket, bare and with the annotations of Spring.
 */
@NullMarked
package io.diset.benchmark.load.rsocket;

import org.jspecify.annotations.NullMarked;
