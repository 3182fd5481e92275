/**
 * Auto-configuration of the DISET client.
 */
@NullMarked
package io.diset.boot.autoconfigure.client;

import org.jspecify.annotations.NullMarked;
