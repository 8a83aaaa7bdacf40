/** Tests of the package. */
@NullMarked
package io.netlapse.collectors.ssh;

import org.jspecify.annotations.NullMarked;
