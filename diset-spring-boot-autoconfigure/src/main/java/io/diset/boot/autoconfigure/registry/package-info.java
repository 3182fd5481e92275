/**
 * The registry of users, groups and hosts from the configuration of an application.
 */
@NullMarked
package io.diset.boot.autoconfigure.registry;

import org.jspecify.annotations.NullMarked;
