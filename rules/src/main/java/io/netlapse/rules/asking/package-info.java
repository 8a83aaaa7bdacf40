/**
 * Written rules at work: what they say of a node, within limits.
 *
 * <p>Uses {@code spi} and {@code rules.language}. Pure.
 */
@NullMarked
package io.netlapse.rules.asking;

import org.jspecify.annotations.NullMarked;
