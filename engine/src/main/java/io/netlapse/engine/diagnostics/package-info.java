/**
 * Rules over facts: what holds now, and since when it held.
 *
 * <p>{@link io.netlapse.engine.diagnostics.Diagnoses} asks rules about one set of facts per node;
 * {@link io.netlapse.engine.diagnostics.FindingHistory} asks one rule about all of history, which
 * gives findings the lifetimes that facts have. Both are pure functions, so that a new rule can be
 * run over the past as if it had always been there. The rules themselves stand in packages of their
 * own below this one, one class each, and are found through {@link java.util.ServiceLoader} by
 * whoever calls.
 *
 * <p>Uses {@code spi} and {@code engine.history}; knows no rule.
 */
@NullMarked
package io.netlapse.engine.diagnostics;

import org.jspecify.annotations.NullMarked;
