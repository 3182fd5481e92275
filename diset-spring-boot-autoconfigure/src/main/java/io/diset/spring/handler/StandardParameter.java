package io.diset.spring.handler;

import java.util.Map;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * The parameters that need nothing but the event itself.
 */
enum StandardParameter implements HandlerParameterResolver {

	/**
	 * The connection.
	 */
	CONNECTION {

		@Override
		public boolean supports(MethodParameter parameter, HandlerKind kind) {
			return parameter.getParameterType() == DisetConnection.class;
		}

		@Override
		public HandlerArgument resolve(MethodParameter parameter) {
			return (connection, event) -> connection;
		}

	},

	/**
	 * The connect arguments.
	 */
	CONNECT_ARGUMENTS {

		@Override
		public boolean supports(MethodParameter parameter, HandlerKind kind) {
			ResolvableType type = ResolvableType.forMethodParameter(parameter);
			return parameter.getParameterType() == Map.class && type.getGeneric(0).resolve(String.class) == String.class
					&& type.getGeneric(1).resolve(Object.class) == Object.class;
		}

		@Override
		public HandlerArgument resolve(MethodParameter parameter) {
			return (connection, event) -> connection.arguments();
		}

	},

	/**
	 * The message.
	 */
	MESSAGE {

		@Override
		public boolean supports(MethodParameter parameter, HandlerKind kind) {
			return kind == HandlerKind.MESSAGE && MessageClasses.isMessage(parameter.getParameterType());
		}

		@Override
		public HandlerArgument resolve(MethodParameter parameter) {
			return (connection, event) -> event;
		}

	},

	/**
	 * The reason for which a connection has ended.
	 */
	CLOSE_REASON {

		@Override
		public boolean supports(MethodParameter parameter, HandlerKind kind) {
			return kind == HandlerKind.DROP && parameter.getParameterType() == CloseReason.class;
		}

		@Override
		public HandlerArgument resolve(MethodParameter parameter) {
			return (connection, event) -> event;
		}

	}

}
