package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.ChangesIn;
import io.netlapse.service.time.TimeWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change.
 *
 * @param id which one it is, the same as long as history is
 * @param cluster the node's cluster
 * @param node the node
 * @param type appeared, gone or replaced
 * @param window when it must have happened
 * @param certain whether it certainly happened in the window that was asked for
 * @param before the fact that went; null where one appeared
 * @param after the fact that appeared; null where one went
 */
@Serdeable
public record ChangeShape(
    String id,
    String cluster,
    String node,
    String type,
    WindowShape window,
    boolean certain,
    @Nullable FactShape before,
    @Nullable FactShape after) {

  /**
   * Of a row.
   *
   * @param asked the window that was asked for
   */
  public static ChangeShape of(ChangesIn.Row row, TimeWindow asked, Shapes shapes) {
    Instant after = row.windowAfter();
    boolean certain =
        after != null && !after.isBefore(asked.from()) && row.windowAt().isBefore(asked.to());
    return new ChangeShape(
        row.id().text(),
        row.cluster(),
        row.node(),
        type(row),
        new WindowShape(after, row.windowAt()),
        certain,
        shapes.factOrNull(row.before()),
        shapes.factOrNull(row.after()));
  }

  private static String type(ChangesIn.Row row) {
    if (row.before() == null) {
      return "appeared";
    }
    return row.after() == null ? "gone" : "replaced";
  }
}
