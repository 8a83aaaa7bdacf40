/**
 * netlapse against real kernels: networks are made with {@code ip}, captured with the script that
 * is shipped, and read, found and resolved as on a node. The kernel is a user-mode Linux that lives
 * for one script ({@code deploy/lab}): it has every kind of device, and what a test tries with it
 * cannot harm the machine's own.
 *
 * <p>May use all of {@code io.netlapse}. What a machine lacks is told as a test that did not run.
 */
@NullMarked
package io.netlapse.cli.kernel;

import org.jspecify.annotations.NullMarked;
