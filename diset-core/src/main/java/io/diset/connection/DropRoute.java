package io.diset.connection;

/**
 * Who is told that a connection has ended, and where that runs.
 *
 * @param handler is told
 * @param execution where the handler runs
 * @since 0.1.0
 */
public record DropRoute(DropHandler handler, Execution execution) {
}
