/**
 * Rules about addresses: one that two machines or pods have, and ones that would go with another.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.address;

import org.jspecify.annotations.NullMarked;
