/**
 * What a node's words mean: facts, where they stand in the output, what an output could have shown.
 */
@NullMarked
package io.netlapse.spi.fact;

import org.jspecify.annotations.NullMarked;
