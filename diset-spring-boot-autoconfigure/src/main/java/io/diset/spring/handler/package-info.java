/**
 * Turns beans with annotated handler methods into handlers of services and clients, and
 * lets applications extend what those methods may take.
 */
@NullMarked
package io.diset.spring.handler;

import org.jspecify.annotations.NullMarked;
