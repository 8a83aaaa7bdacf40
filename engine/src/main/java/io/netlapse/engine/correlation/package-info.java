/**
 * What may have caused a change or a finding: events, ranked, each with its reasons.
 *
 * <p>Start at {@link io.netlapse.engine.correlation.Suspects}. Three things speak for an event:
 * what happened on other nodes after the same event and without it ({@link
 * io.netlapse.engine.correlation.Fleet}), that a rule names it as a way by which the condition
 * comes about, and nearness in time. None of them is proof, so each suspect says what it rests on
 * and how sure that makes it; one that is only possible in time is never called a cause.
 *
 * <p>Pure functions. Uses {@code spi} only.
 */
@NullMarked
package io.netlapse.engine.correlation;

import org.jspecify.annotations.NullMarked;
