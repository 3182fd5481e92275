/**
 * Who the peer is, and what this end shows and trusts during the TLS handshake.
 */
@NullMarked
package io.diset.security;

import org.jspecify.annotations.NullMarked;
