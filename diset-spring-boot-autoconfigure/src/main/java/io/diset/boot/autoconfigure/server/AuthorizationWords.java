package io.diset.boot.autoconfigure.server;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.diset.server.ConnectAuthorization;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The words that say who may connect, as DIRAC's rules have them. One of several
 * suffices.
 */
final class AuthorizationWords {

	private AuthorizationWords() {
	}

	/**
	 * Return who may connect.
	 * @param words the words, in upper or lower case
	 * @return who may connect
	 * @throws MissingAuthorizationException if there is no word
	 * @throws InvalidConfigurationPropertyValueException if a word is not known
	 */
	static ConnectAuthorization parse(Collection<String> words) {
		if (words.isEmpty()) {
			throw new MissingAuthorizationException();
		}
		List<ConnectAuthorization> authorizations = words.stream().map(AuthorizationWords::parse).toList();
		return authorizations.contains(ConnectAuthorization.ALL) ? ConnectAuthorization.ALL
				: ConnectAuthorization.AUTHENTICATED;
	}

	private static ConnectAuthorization parse(String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
			case "all", "any" -> ConnectAuthorization.ALL;
			case "authenticated" -> ConnectAuthorization.AUTHENTICATED;
			default -> throw new InvalidConfigurationPropertyValueException(MissingAuthorizationException.PROPERTY,
					word, "Only 'all', 'any' and 'authenticated' are possible: properties and groups need the registry "
							+ "of users, which is not available yet");
		};
	}

}
