package io.diset.benchmark.load.grpc;

/**
 * A message of the stream.
 *
 * @param kind what it is
 * @param id the id
 * @param data the data, often empty
 */
record Note(byte kind, int id, String data) {

	static final byte PING = 1;

	static final byte PONG = 2;

	static final byte BLOCK = 3;

	static final byte PUSH = 4;

	static final byte BELL = 5;

}
