/**
 * Messages of one gRPC stream for each connection, without generated code.
 */
@NullMarked
package io.diset.benchmark.load.grpc;

import org.jspecify.annotations.NullMarked;
