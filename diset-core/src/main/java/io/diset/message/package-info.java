/**
 * What a DISET message is: its definition, the types of its attributes, and the records
 * or dynamic {@link io.diset.message.Message messages} that carry its values.
 */
@NullMarked
package io.diset.message;

import org.jspecify.annotations.NullMarked;
