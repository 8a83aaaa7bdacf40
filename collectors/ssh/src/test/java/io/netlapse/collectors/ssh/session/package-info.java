/** Tests of the package. */
@NullMarked
package io.netlapse.collectors.ssh.session;

import org.jspecify.annotations.NullMarked;
