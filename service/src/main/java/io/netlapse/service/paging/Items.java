package io.netlapse.service.paging;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is not about time.
 *
 * @param items the items, in the list's order
 * @param next the cursor of the next page; null on the last one
 */
@Serdeable
public record Items<T>(List<T> items, @Nullable String next) {

  /** The whole of a list that has one page. */
  public static <T> Items<T> all(List<T> items) {
    return new Items<>(items, null);
  }
}
