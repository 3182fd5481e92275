package io.diset.server;

import java.util.List;

import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import org.jspecify.annotations.Nullable;

/**
 * What a client proposes when it opens a connection.
 *
 * @param service the name of the service that it wants
 * @param setup the setup that it belongs to
 * @param vo the virtual organisation that it belongs to, if it says
 * @param actionType the type of action, {@code Connection} for a stable connection
 * @param action the action, {@code new} for a stable connection
 * @param extraCredentials what it adds to its certificate: an empty text, {@code hosts},
 * the group that it claims, or a list of a forwarded DN and group
 * @param version what it says of its software
 * @since 0.1.0
 */
public record Proposal(String service, String setup, @Nullable String vo, String actionType, String action,
		@Nullable Object extraCredentials, @Nullable String version) {

	/**
	 * Read a proposal.
	 * @param body the body of the first frame
	 * @return the proposal
	 * @throws ProtocolException if it is none
	 */
	static Proposal read(ReturnStructure body) {
		if (body instanceof ReturnStructure.Success success && success.value() instanceof List<?> proposal
				&& proposal.size() >= 3 && proposal.get(0) instanceof List<?> target && target.size() >= 2
				&& target.get(0) instanceof String service && target.get(1) instanceof String setup
				&& proposal.get(1) instanceof List<?> action && action.size() >= 2
				&& action.get(0) instanceof String type && action.get(1) instanceof String name) {
			return new Proposal(service, setup, text(target, 2), type, name, proposal.get(2), text(proposal, 3));
		}
		throw new ProtocolException("Invalid action proposal");
	}

	private static @Nullable String text(List<?> list, int index) {
		return (list.size() > index && list.get(index) instanceof String text) ? text : null;
	}

}
