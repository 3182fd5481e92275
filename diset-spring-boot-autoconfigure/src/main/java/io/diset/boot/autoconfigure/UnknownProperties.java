package io.diset.boot.autoconfigure;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Finds properties that mean nothing. For most of them that does no harm; but where they
 * take rights away, a misspelt one must not be ignored.
 *
 * @since 0.1.0
 */
public final class UnknownProperties {

	private UnknownProperties() {
	}

	/**
	 * Refuse properties that mean nothing, but for those of the system and of its
	 * environment, which may be for others.
	 * @param environment has the properties
	 * @param prefix what the names of those begin with that are looked at
	 * @param type what they are bound to
	 * @throws org.springframework.boot.context.properties.bind.BindException if there are
	 * any, caused by {@link UnboundConfigurationPropertiesException}, which Boot explains
	 */
	public static void refuse(Environment environment, String prefix, Bindable<?> type) {
		Binder.get(environment)
			.bind(prefix, type,
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
	}

}
