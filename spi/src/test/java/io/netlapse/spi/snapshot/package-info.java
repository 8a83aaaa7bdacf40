@NullMarked
package io.netlapse.spi.snapshot;

import org.jspecify.annotations.NullMarked;
