/** Real captures, and the pushes that are made of them. Uses {@code spi} and the capture script. */
@NullMarked
package io.netlapse.bench.capture;

import org.jspecify.annotations.NullMarked;
