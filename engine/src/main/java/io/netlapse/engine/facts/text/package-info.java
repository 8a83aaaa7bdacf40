/**
 * What every parser of text needs: lines with their place in the output, words, and the account of
 * what became of each line. May use {@code spi.fact}.
 */
@NullMarked
package io.netlapse.engine.facts.text;

import org.jspecify.annotations.NullMarked;
