/** Tests of the package. */
@NullMarked
package io.netlapse.collectors.ssh.kubernetes;

import org.jspecify.annotations.NullMarked;
