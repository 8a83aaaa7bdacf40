/**
 * One node over SSH: {@link io.netlapse.collectors.ssh.session.RemoteCapture} connects, checks who
 * is there, logs in, has the script run and takes what it writes, all within the node's time. Knows
 * nothing of other nodes and delivers nothing.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.capture}, the packages {@code
 * node} and {@code hostkey} beside it, JSch, and the JDK.
 */
@NullMarked
package io.netlapse.collectors.ssh.session;

import org.jspecify.annotations.NullMarked;
