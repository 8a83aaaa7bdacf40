/**
 * netlapse against real kernels: networks are made with {@code ip}, captured with the script that
 * is shipped, and read, found and resolved as on a node. Nothing outside of the namespaces that a
 * test makes is changed. The kernel is the machine's own, and, where {@code user-mode-linux} is
 * installed, one that has every kind of device ({@code deploy/lab}).
 *
 * <p>May use all of {@code io.netlapse}. What a machine lacks is told as a test that did not run.
 */
@NullMarked
package io.netlapse.cli.kernel;

import org.jspecify.annotations.NullMarked;
