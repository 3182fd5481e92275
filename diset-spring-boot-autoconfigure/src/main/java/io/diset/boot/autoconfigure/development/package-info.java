/**
 * Certificates for the first start of a service and its clients on a developer's machine.
 */
@NullMarked
package io.diset.boot.autoconfigure.development;

import org.jspecify.annotations.NullMarked;
