/**
 * The client's end: service URLs, dialling, subscriptions, and coming back after a loss.
 */
@NullMarked
package io.diset.client;

import org.jspecify.annotations.NullMarked;
