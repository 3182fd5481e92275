/**
 * What the auto-configurations of server and client have in common.
 */
@NullMarked
package io.diset.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
