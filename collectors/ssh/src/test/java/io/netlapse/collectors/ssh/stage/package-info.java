/** A real OpenSSH server with users and disks of its own, for tests. */
@NullMarked
package io.netlapse.collectors.ssh.stage;

import org.jspecify.annotations.NullMarked;
