/**
 * What the steps of a message cost, measured by JMH. Its generated code needs public
 * classes.
 */
@NullMarked
package io.diset.benchmark.micro;

import org.jspecify.annotations.NullMarked;
