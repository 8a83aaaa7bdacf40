/** Tests of {@code io.netlapse.spi.fact}. */
@NullMarked
package io.netlapse.spi.fact;

import org.jspecify.annotations.NullMarked;
