/**
 * Asks a cluster's API server for its nodes.
 *
 * <p>May use {@code io.netlapse.spi.collect}, {@code io.netlapse.collectors.push} for certificates,
 * {@code io.netlapse.collectors.ssh.inventory}, and the JDK.
 */
@NullMarked
package io.netlapse.collectors.ssh.kubernetes;

import org.jspecify.annotations.NullMarked;
