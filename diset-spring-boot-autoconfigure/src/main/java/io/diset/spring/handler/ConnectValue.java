package io.diset.spring.handler;

/**
 * Makes an argument of what a client sent when it connected, and of nothing else.
 */
@FunctionalInterface
interface ConnectValue extends HandlerArgument {

}
