package io.diset.security.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Who may do something, as DIRAC's configuration says it: a list of words, one of which
 * must fit.
 * <ul>
 * <li>{@code all} or {@code any}: everybody, also a peer without a certificate</li>
 * <li>{@code authenticated}: a known user or host, or where there is no registry whoever
 * has a verified certificate</li>
 * <li>{@code group:name} and {@code vo:name} restrict the other words, whatever those
 * are: the group must be one of the named, or belong to one of the named virtual
 * organizations. Where there are no other words, each known user or host of such a group
 * may. The names are compared with case</li>
 * <li>any other word is the name of a property: who has it may</li>
 * </ul>
 * Case does not matter but for the names of groups and virtual organizations. Immutable;
 * a question has no side effects.
 *
 * @since 0.1.0
 */
public final class AuthorizationRule {

	private static final String GROUP = "group:";

	private static final String VO = "vo:";

	/**
	 * Lets everybody in, also without a certificate.
	 */
	public static final AuthorizationRule ALL = of("all");

	/**
	 * Lets in each known user or host.
	 */
	public static final AuthorizationRule AUTHENTICATED = of("authenticated");

	private final List<String> words;

	private final Set<String> groups = new LinkedHashSet<>();

	private final Set<String> vos = new LinkedHashSet<>();

	private final Set<String> properties = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	private final boolean everybody;

	private final boolean authenticated;

	private AuthorizationRule(Collection<String> words) {
		List<String> stripped = words.stream().map(String::strip).toList();
		if (stripped.isEmpty() || stripped.contains("")) {
			throw new IllegalArgumentException("A rule must have words, and none of them may be blank");
		}
		stripped.forEach(this::add);
		this.words = stripped;
		boolean any = this.properties.remove("any");
		this.everybody = this.properties.remove("all") || any;
		boolean known = this.properties.remove("authenticated");
		this.authenticated = known || this.properties.isEmpty();
	}

	/**
	 * Return a rule.
	 * @param words the words of the rule
	 * @return the rule
	 * @throws IllegalArgumentException if there is no word, a blank one, one with another
	 * prefix than {@code group:} or {@code vo:}, or one of these without a name
	 */
	public static AuthorizationRule of(String... words) {
		return of(List.of(words));
	}

	/**
	 * Return a rule.
	 * @param words the words of the rule
	 * @return the rule
	 * @throws IllegalArgumentException if there is no word, a blank one, one with another
	 * prefix than {@code group:} or {@code vo:}, or one of these without a name
	 */
	public static AuthorizationRule of(Collection<String> words) {
		return new AuthorizationRule(words);
	}

	/**
	 * Tell whether the rule lets a principal in.
	 * @param principal who asks
	 * @return whether it may
	 */
	public boolean permits(DisetPrincipal principal) {
		return isInScope(principal) && isWordOf(principal);
	}

	/**
	 * Say what a principal would need to be let in.
	 * @param principal who asks
	 * @return a text for logs, empty if the principal is permitted
	 */
	public String missing(DisetPrincipal principal) {
		List<String> missing = new ArrayList<>();
		if (!isWordOf(principal)) {
			missing.add(this.authenticated ? "a known user or host" : "a property of " + this.properties);
		}
		if (!isInScope(principal)) {
			missing.add(scope());
		}
		return String.join(", ", missing);
	}

	/**
	 * Return the words of the rule.
	 * @return the words, in their order
	 */
	public List<String> words() {
		return this.words;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AuthorizationRule rule && this.words.equals(rule.words);
	}

	@Override
	public int hashCode() {
		return this.words.hashCode();
	}

	@Override
	public String toString() {
		return String.join(", ", this.words);
	}

	private boolean isWordOf(DisetPrincipal principal) {
		return this.everybody || (principal.isAuthenticated()
				&& (this.authenticated || this.properties.stream().anyMatch(principal::hasProperty)));
	}

	private String scope() {
		List<String> scope = new ArrayList<>();
		if (!this.groups.isEmpty()) {
			scope.add("a group of " + this.groups);
		}
		if (!this.vos.isEmpty()) {
			scope.add("a virtual organization of " + this.vos);
		}
		return String.join(" or ", scope);
	}

	private boolean isInScope(DisetPrincipal principal) {
		if (this.groups.isEmpty() && this.vos.isEmpty()) {
			return true;
		}
		String vo = principal.vo();
		return this.groups.contains(principal.group()) || (vo != null && this.vos.contains(vo));
	}

	private void add(String word) {
		if (addNameAfter(GROUP, word, this.groups) || addNameAfter(VO, word, this.vos)) {
			return;
		}
		if (word.contains(":")) {
			throw new IllegalArgumentException("'%s' is no word of a rule: only '%s' and '%s' have a name after a colon"
				.formatted(word, GROUP, VO));
		}
		this.properties.add(word);
	}

	private static boolean addNameAfter(String prefix, String word, Set<String> names) {
		if (!word.regionMatches(true, 0, prefix, 0, prefix.length())) {
			return false;
		}
		String name = word.substring(prefix.length()).strip();
		if (name.isEmpty()) {
			throw new IllegalArgumentException("A rule has '%s' without a name".formatted(prefix));
		}
		names.add(name);
		return true;
	}

}
