/**
 * Captures many nodes over SSH: the script goes through standard input, nothing is installed.
 * {@link io.netlapse.collectors.ssh.SshCollector} is found as the collector {@code ssh}.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.capture}, {@code
 * io.netlapse.collectors.push} and the JDK; JSch stays in {@code session}, SnakeYAML in {@code
 * inventory}.
 */
@NullMarked
package io.netlapse.collectors.ssh;

import org.jspecify.annotations.NullMarked;
