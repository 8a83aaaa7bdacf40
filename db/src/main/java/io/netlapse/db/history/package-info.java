/**
 * Lifetimes, and the runs that they are made of: how the rows of a node become the observations of
 * the algebra ({@code io.netlapse.engine.history}), and how its lifetimes become rows.
 */
@NullMarked
package io.netlapse.db.history;

import org.jspecify.annotations.NullMarked;
