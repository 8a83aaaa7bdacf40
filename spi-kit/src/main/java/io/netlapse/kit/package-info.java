/**
 * Tests that every plug-in passes, ours no less than a stranger's. Extend the contract of what you
 * wrote, in a test of your own, and give it your class and samples of what it works on.
 *
 * <p>May use {@code io.netlapse.spi} and JUnit Jupiter's API.
 */
@NullMarked
package io.netlapse.kit;

import org.jspecify.annotations.NullMarked;
