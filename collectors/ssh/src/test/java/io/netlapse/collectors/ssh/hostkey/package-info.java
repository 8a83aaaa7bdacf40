/** Tests of the package. */
@NullMarked
package io.netlapse.collectors.ssh.hostkey;

import org.jspecify.annotations.NullMarked;
