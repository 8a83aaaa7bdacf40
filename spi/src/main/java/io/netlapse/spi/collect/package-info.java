/** How captures reach the service. */
@NullMarked
package io.netlapse.spi.collect;

import org.jspecify.annotations.NullMarked;
