package io.netlapse.rules.language;

import org.jspecify.annotations.Nullable;

/** What fills places. */
public interface Values {

  /** The text for a place; null where there is none. */
  @Nullable String of(Slot slot);
}
