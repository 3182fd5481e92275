package io.diset.connection;

/**
 * Who is told that a connection is established, and where that runs.
 *
 * @param handler is told; its value is ignored
 * @param execution where the handler runs
 * @since 0.1.0
 */
public record ConnectRoute(ConnectHandler handler, Execution execution) {
}
