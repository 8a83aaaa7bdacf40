/**
 * How rules find a node's facts without looking at all of them: indexes that say of each fact by
 * itself what is made of it, so that what one fact changed costs that fact and not the thousands
 * beside it.
 *
 * <p>Uses {@code spi} only; knows no rule and no history.
 */
@NullMarked
package io.netlapse.engine.diagnostics.index;

import org.jspecify.annotations.NullMarked;
