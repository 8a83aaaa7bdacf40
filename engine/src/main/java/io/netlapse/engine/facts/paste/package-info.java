/**
 * Outputs as people paste them: cut, wrapped, joined, marked and masked. Each step is a pure
 * function from a text to a text that leads back to the lines that were pasted, so that evidence
 * quotes what stands there. Never used on a section that a capture recorded: what a command printed
 * is not altered.
 *
 * <p>{@link io.netlapse.engine.facts.paste.Transcript} splits a terminal's text into commands and
 * their outputs; {@link io.netlapse.engine.facts.paste.Shape} tells the command of an output whose
 * command nobody told; {@link io.netlapse.engine.facts.paste.Paste} repairs an output and lets a
 * parser read it.
 *
 * <p>May use {@code spi.fact}, {@code spi.network}, {@code spi.snapshot}, {@code facts.text}.
 */
@NullMarked
package io.netlapse.engine.facts.paste;

import org.jspecify.annotations.NullMarked;
