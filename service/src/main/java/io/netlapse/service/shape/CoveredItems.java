package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.time.TimeWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list about a window of time.
 *
 * @param items the items, in the list's order
 * @param next the cursor of the next page; null on the last one
 * @param window the window that the list is about
 * @param coverage how well it is covered
 */
@Serdeable
public record CoveredItems<T>(
    List<T> items, @Nullable String next, TimeWindow window, CoverageShape coverage) {}
