package io.netlapse.engine.facts.paste;

import io.netlapse.spi.fact.Span;
import org.jspecify.annotations.Nullable;

/**
 * One command of a terminal and what it printed.
 *
 * @param host the node that the command ran on, as the prompt, {@code ssh} or a loop names it; null
 *     where nothing does
 * @param inside what it was run in if that is not the node itself: {@code pod NAME}, {@code
 *     container NAME}, {@code pid NUMBER}, {@code netns NAME}; null for the node
 * @param command the command line without what led there ({@code ssh}, {@code kubectl exec}, {@code
 *     nsenter}); empty for an output whose command is not there
 * @param commandSpan where the command line stands, as it was typed; null where it is not there
 * @param output where the output stands: whole lines, without the blank ones around them
 */
public record Piece(
    @Nullable String host,
    @Nullable String inside,
    String command,
    @Nullable Span commandSpan,
    Span output) {}
