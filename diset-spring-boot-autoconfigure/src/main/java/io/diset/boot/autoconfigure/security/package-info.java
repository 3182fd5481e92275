/**
 * Auto-configuration for Spring Security.
 */
@NullMarked
package io.diset.boot.autoconfigure.security;

import org.jspecify.annotations.NullMarked;
