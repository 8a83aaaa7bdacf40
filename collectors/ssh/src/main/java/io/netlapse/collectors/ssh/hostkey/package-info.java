/**
 * Whether a host is who it says it is: {@link io.netlapse.collectors.ssh.hostkey.KnownHosts} holds
 * a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT) and judges the keys that hosts show.
 *
 * <p>May use {@code io.netlapse.spi.collect} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.ssh.hostkey;

import org.jspecify.annotations.NullMarked;
