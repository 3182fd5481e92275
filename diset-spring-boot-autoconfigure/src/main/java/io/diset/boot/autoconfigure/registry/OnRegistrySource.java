package io.diset.boot.autoconfigure.registry;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches where the properties say that there is a registry. An empty file counts as
 * none, so that it can be taken back where it cannot be removed.
 */
abstract class OnRegistrySource extends SpringBootCondition {

	private static final String FILE = "diset.registry.file";

	private static final String PREFIX = "diset.registry";

	private static boolean hasFile(ConditionContext context) {
		return StringUtils.hasText(context.getEnvironment().getProperty(FILE));
	}

	/**
	 * Matches where there is a file.
	 */
	static class File extends OnRegistrySource {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionMessage.Builder message = ConditionMessage.forCondition("DISET registry file");
			return hasFile(context) ? ConditionOutcome.match(message.foundExactly("property " + FILE))
					: ConditionOutcome.noMatch(message.didNotFind("property").items(FILE));
		}

	}

	/**
	 * Matches where there is no file, but users, groups, hosts or default groups.
	 */
	static class Properties extends OnRegistrySource {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionMessage.Builder message = ConditionMessage.forCondition("DISET registry properties");
			if (hasFile(context)) {
				return ConditionOutcome.noMatch(message.foundExactly("property " + FILE));
			}
			boolean found = Binder.get(context.getEnvironment())
				.bind(PREFIX, DisetRegistryProperties.class)
				.map(PropertiesRegistry::isIn)
				.orElse(false);
			return found ? ConditionOutcome.match(message.foundExactly("properties below " + PREFIX))
					: ConditionOutcome.noMatch(message.didNotFind("properties below").items(PREFIX));
		}

	}

}
