/**
 * What follows from lifetimes, as it is kept: what is read to derive events and findings, and how
 * the difference to what is written is written. Everything here runs in its caller's transaction.
 *
 * <p>May use {@code db.node}, {@code db.snapshot}, {@code db.content} and the engine.
 */
@NullMarked
package io.netlapse.db.derived;

import org.jspecify.annotations.NullMarked;
