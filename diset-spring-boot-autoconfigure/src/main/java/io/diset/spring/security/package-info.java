/**
 * Tells Spring Security who the peer of a connection is.
 */
@NullMarked
package io.diset.spring.security;

import org.jspecify.annotations.NullMarked;
