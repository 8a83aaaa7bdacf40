package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.optional;
import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as a dialect tells it that hides most of it: {@code ip -br}, and dialects that show
 * flags and no state, such as busybox's. Never compared with the full facts, nor with another form.
 *
 * @param form {@code link} or {@code address} for {@code ip -br} of that object, {@code flags} for
 *     a dialect without state
 * @param dev the device
 * @param state the operational state; null in form {@code flags}
 * @param address the link-layer address; null where it is not told
 * @param flags the device flags, in the order of their texts; none in form {@code address}
 */
public record LinkBrief(
    String form, String dev, @Nullable String state, @Nullable String address, List<String> flags) {

  /** {@code form dev state address flags}. */
  public static final FactKind KIND = FactKind.single("link-brief", "form", "dev");

  /** Copies the flags. */
  public LinkBrief {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkBrief of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkBrief(
        required(fact, "form"),
        required(fact, "dev"),
        optional(fact, "state"),
        optional(fact, "address"),
        Fields.words(fact, "flags"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("form", form)
        .put("dev", dev)
        .put("state", state)
        .put("address", address)
        .put("flags", flags)
        .of(KIND);
  }
}
