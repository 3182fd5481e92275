/**
 * The annotations with which an application declares its services and their handlers.
 */
@NullMarked
package io.diset.spring.annotation;

import org.jspecify.annotations.NullMarked;
