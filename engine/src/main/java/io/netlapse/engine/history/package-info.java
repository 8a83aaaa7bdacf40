/**
 * The history algebra: what a node showed, when we looked, and therefore since when and until when
 * it had each fact.
 *
 * <p>Pure functions of the set of observations; arrival order, repeats and who took them never
 * show. Read in this order: {@link io.netlapse.engine.history.Sight} (what one section says),
 * {@link io.netlapse.engine.history.Observation} (what was seen at one moment), {@link
 * io.netlapse.engine.history.HistoryFold} (observations in order become lifetimes), {@link
 * io.netlapse.engine.history.NodeHistory} (the whole of it).
 *
 * <p>Bounds are honest when each section takes time: what bounds a window from below counts from
 * the begin of its section, what bounds it from above to the end of its section. Uses only {@code
 * spi}.
 */
@NullMarked
package io.netlapse.engine.history;

import org.jspecify.annotations.NullMarked;
