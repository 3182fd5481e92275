/**
 * Turns beans with annotated handler methods into service definitions of the core.
 */
@NullMarked
package io.diset.spring.handler;

import org.jspecify.annotations.NullMarked;
