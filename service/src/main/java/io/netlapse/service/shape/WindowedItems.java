package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.time.TimeWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list about a window of time that is about what arrived, not about what was seen.
 *
 * @param items the items, in the list's order
 * @param next the cursor of the next page; null on the last one
 * @param window the window that the list is about
 */
@Serdeable
public record WindowedItems<T>(List<T> items, @Nullable String next, TimeWindow window) {}
