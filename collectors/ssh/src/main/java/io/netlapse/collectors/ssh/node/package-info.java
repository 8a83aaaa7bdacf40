/**
 * What there is to know before a node is captured over SSH: where it is, how one logs in, how the
 * script runs there. Data only; nothing here opens a file or a connection.
 *
 * <p>May use {@code io.netlapse.spi.snapshot} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.ssh.node;

import org.jspecify.annotations.NullMarked;
