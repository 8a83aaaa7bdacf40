@NullMarked
package io.netlapse.spi;

import org.jspecify.annotations.NullMarked;
