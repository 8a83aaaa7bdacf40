package io.netlapse.engine.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One section of a snapshot as the algebra needs it.
 *
 * @param command the command line as it was run: the same one again begins a later moment
 * @param begin when it began
 * @param end when it ended
 * @param sight what it said; null where its status observes nothing, or nobody can read it
 */
public record Asked(String command, Instant begin, Instant end, @Nullable Sight sight) {}
