/** Tests of the bundle's format. */
@NullMarked
package io.netlapse.spi.bundle;

import org.jspecify.annotations.NullMarked;
