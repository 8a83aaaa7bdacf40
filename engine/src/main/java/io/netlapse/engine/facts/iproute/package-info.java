/**
 * What the parsers of {@code ip} share: how its command line is read, and which names its numbers
 * have. May use {@code spi.snapshot}, {@code spi.network}.
 */
@NullMarked
package io.netlapse.engine.facts.iproute;

import org.jspecify.annotations.NullMarked;
