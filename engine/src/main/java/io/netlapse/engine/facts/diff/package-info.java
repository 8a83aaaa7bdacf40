/**
 * What diff(1) prints of two outputs. It is kept and understood, and says no fact: which of the two
 * holds now, nobody tells. May use {@code facts.text} and {@code spi.fact}.
 */
@NullMarked
package io.netlapse.engine.facts.diff;

import org.jspecify.annotations.NullMarked;
