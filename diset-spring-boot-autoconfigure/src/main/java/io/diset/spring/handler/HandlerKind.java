package io.diset.spring.handler;

import java.lang.annotation.Annotation;

import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;

/**
 * The events that handlers take, and what their methods may look like.
 */
enum HandlerKind {

	/**
	 * A peer wants to connect.
	 */
	CONNECT(OnConnect.class, "DisetConnection and Map<String, Object>",
			"void, a value that the peer is told (text, number, truth value, date, bytes, list or map), or a Mono of one"),

	/**
	 * A message was received.
	 */
	MESSAGE(OnMessage.class, "a record with @DisetMessage, Message, DisetConnection and Map<String, Object>",
			"void, a record with @DisetMessage, Message, or a Mono of one"),

	/**
	 * A connection has ended.
	 */
	DROP(OnDrop.class, "DisetConnection, CloseReason and Map<String, Object>", "void or Mono<Void>");

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
		return this.parameters;
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
