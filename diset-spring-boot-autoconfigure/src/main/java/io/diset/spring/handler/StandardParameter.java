package io.diset.spring.handler;

import java.security.Principal;
import java.util.Map;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.security.registry.DisetPrincipal;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * The parameters that need nothing but the event itself.
 */
enum StandardParameter implements HandlerMethodArgumentResolver {

	/**
	 * The connection.
	 */
	CONNECTION {

		@Override
		boolean supports(MethodParameter parameter, HandlerKind kind) {
			return parameter.getParameterType() == DisetConnection.class;
		}

	},

	/**
	 * The connect arguments.
	 */
	CONNECT_ARGUMENTS {

		@Override
		boolean supports(MethodParameter parameter, HandlerKind kind) {
			ResolvableType type = ResolvableType.forMethodParameter(parameter);
			return parameter.getParameterType() == Map.class && type.getGeneric(0).resolve(String.class) == String.class
					&& type.getGeneric(1).resolve(Object.class) == Object.class;
		}

	},

	/**
	 * The peer. With Spring Security, there is a resolver for its classes as well.
	 */
	PRINCIPAL {

		@Override
		boolean supports(MethodParameter parameter, HandlerKind kind) {
			return parameter.getParameterType() == Principal.class;
		}

	},

	/**
	 * The peer, with what the registry knows of it. The peer of a client is a service, of
	 * which it knows nothing.
	 */
	DISET_PRINCIPAL {

		@Override
		boolean supports(MethodParameter parameter, HandlerKind kind) {
			return parameter.getParameterType() == DisetPrincipal.class;
		}

	},

	/**
	 * The message.
	 */
	MESSAGE {

		@Override
		boolean supports(MethodParameter parameter, HandlerKind kind) {
			return kind == HandlerKind.MESSAGE && MessageClasses.isMessage(parameter.getParameterType());
		}

	},

	/**
	 * The reason for which a connection has ended.
	 */
	CLOSE_REASON {

		@Override
		boolean supports(MethodParameter parameter, HandlerKind kind) {
			return kind == HandlerKind.DROP && parameter.getParameterType() == CloseReason.class;
		}

	},

	/**
	 * The exception of a handler.
	 */
	EXCEPTION {

		@Override
		boolean supports(MethodParameter parameter, HandlerKind kind) {
			return kind == HandlerKind.ERROR && Throwable.class.isAssignableFrom(parameter.getParameterType());
		}

	};

	abstract boolean supports(MethodParameter parameter, HandlerKind kind);

	@Override
	public @Nullable HandlerArgument resolve(MethodParameter parameter, HandlerKind kind) {
		return supports(parameter, kind) ? argument() : null;
	}

	private HandlerArgument argument() {
		return switch (this) {
			case CONNECTION -> (connection, event) -> connection;
			case CONNECT_ARGUMENTS -> (connection, event) -> connection.arguments();
			case PRINCIPAL -> (connection, event) -> connection.peer();
			case DISET_PRINCIPAL ->
				(connection, event) -> (connection.peer() instanceof DisetPrincipal principal) ? principal : null;
			case MESSAGE, CLOSE_REASON, EXCEPTION -> (connection, event) -> event;
		};
	}

}
