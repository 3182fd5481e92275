package io.diset.security.registry;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * What a peer shows to say who it is. Only the certificate is proved by the TLS
 * handshake; everything else is what the peer claims.
 *
 * @param certificate the owner of the certificate, whose name is the distinguished name,
 * or {@code null} without TLS or without a certificate
 * @param group the DIRAC group that the proxy certificate names, or {@code null} if it
 * names none
 * @param extraCredentials the extra credentials as they came in the proposal: an empty
 * text or {@code null} for none, {@code "hosts"}, the name of a group, or a list of a
 * distinguished name and a group. Anything else is refused by {@link PeerIdentification},
 * not here
 * @since 0.1.0
 */
public record PeerCredentials(@Nullable Principal certificate, @Nullable String group,
		@Nullable Object extraCredentials) {

}
