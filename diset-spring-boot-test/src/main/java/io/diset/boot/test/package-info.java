/**
 * Tests of applications with DISET services: a server on a free port with certificates of
 * its own, and a client that records what it receives.
 */
@NullMarked
package io.diset.boot.test;

import org.jspecify.annotations.NullMarked;
