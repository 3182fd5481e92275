package io.diset.spring.handler;

import java.lang.annotation.Annotation;

import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;

/**
 * The events that handler methods take.
 *
 * @since 0.1.0
 */
public enum HandlerKind {

	/**
	 * A peer wants to connect to a service, or a client has connected.
	 */
	CONNECT(OnConnect.class, "a record of connect arguments",
			"void, a value that the peer is told (text, number, truth value, date, bytes, list or map), or a reactive "
					+ "type of one"),

	/**
	 * A message was received.
	 */
	MESSAGE(OnMessage.class, "a record with @DisetMessage, Message, @DisetAttribute values",
			"void, a record with @DisetMessage, a sealed interface of such, Message, or a reactive type of one or more"),

	/**
	 * A connection has ended.
	 */
	DROP(OnDrop.class, "CloseReason, a record of connect arguments", "void or a reactive type of Void"),

	/**
	 * The method for a message has failed.
	 */
	ERROR(OnError.class, "an exception",
			"void, a record with @DisetMessage, a sealed interface of such, Message, or a reactive type of one");

	private static final String COMMON_PARAMETERS = "DisetConnection, Map<String, Object>, @ConnectArgument values, "
			+ "Principal, DisetPrincipal, in a @DisetClient MessageClient, and what a HandlerMethodArgumentResolver knows";

	private final Class<? extends Annotation> annotation;

	private final String parameters;

	private final String returnTypes;

	HandlerKind(Class<? extends Annotation> annotation, String parameters, String returnTypes) {
		this.annotation = annotation;
		this.parameters = parameters;
		this.returnTypes = returnTypes;
	}

	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	/**
	 * Return the parameters that a method may have.
	 * @return a text for people
	 */
	String parameters() {
		return this.parameters + ", " + COMMON_PARAMETERS;
	}

	/**
	 * Return the return types that a method may have.
	 * @return a text for people
	 */
	String returnTypes() {
		return this.returnTypes;
	}

	@Override
	public String toString() {
		return "@" + this.annotation.getSimpleName();
	}

}
