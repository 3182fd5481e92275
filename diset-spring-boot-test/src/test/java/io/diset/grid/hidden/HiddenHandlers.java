package io.diset.grid.hidden;

import io.diset.message.DisetMessage;
import io.diset.spring.annotation.OnMessage;

import org.springframework.security.access.prepost.PreAuthorize;

/**
 * A handler that classes in other packages inherit, and cannot override.
 */
public class HiddenHandlers {

	@OnMessage
	@PreAuthorize("denyAll()")
	void ping(Ping message) {
	}

	/**
	 * A message.
	 *
	 * @param id its number
	 */
	@DisetMessage("Ping")
	public record Ping(long id) {
	}

}
