/**
 * The kinds of facts and their fields, by name: what a written rule may speak of.
 *
 * <p>Uses {@code spi} only.
 */
@NullMarked
package io.netlapse.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
