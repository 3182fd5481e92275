/**
 * From the name of a peer to its rights: registries of users, groups and hosts, who a
 * peer is by them, and rules that say who may do something.
 */
@NullMarked
package io.diset.security.registry;

import org.jspecify.annotations.NullMarked;
