package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.optional;
import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * How a device queues what it sends.
 *
 * @param dev the device
 * @param qdisc the queueing discipline (tc(8))
 * @param qlen the length of the queue in packets; null where none is told
 * @param group the device group; null for the default one
 */
public record LinkQueue(String dev, String qdisc, @Nullable String qlen, @Nullable String group) {

  /** {@code dev qdisc qlen group}. */
  public static final FactKind KIND = FactKind.single("link-queue", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkQueue of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkQueue(
        required(fact, "dev"),
        required(fact, "qdisc"),
        optional(fact, "qlen"),
        optional(fact, "group"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("dev", dev)
        .put("qdisc", qdisc)
        .put("qlen", qlen)
        .put("group", group)
        .of(KIND);
  }
}
