/** Tests of the package. */
@NullMarked
package io.netlapse.collectors.ssh.inventory;

import org.jspecify.annotations.NullMarked;
