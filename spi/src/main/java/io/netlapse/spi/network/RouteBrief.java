package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.optional;
import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as a tool tells it that hides part of it: {@code route -n} (route(8)), {@code netstat
 * -rn}, and busybox's {@code ip route}, which leaves out who made the route and all next hops of a
 * multipath one. What it leaves out is unknown, not default; so it is never compared with a {@link
 * Route}, nor with a brief route in another form.
 *
 * @param form the tool: {@code ip}, {@code route} or {@code netstat}
 * @param dst the destination; its family is the route's
 * @param table the table: {@code main} except in form {@code ip}
 * @param type the type as in {@link Route}; {@code unreachable} for the flag {@code !} of route(8)
 * @param via the gateway's address; null for none
 * @param dev the device; null where it is hidden or there is none
 * @param metric the metric; null where it is 0 or not told
 * @param src the preferred source address; null where it is not told
 * @param scope the scope; null where it is not told
 * @param flags flags as in {@link Route} of form {@code ip}; none in the other forms
 */
public record RouteBrief(
    String form,
    IpPrefix dst,
    String table,
    String type,
    @Nullable String via,
    @Nullable String dev,
    @Nullable String metric,
    @Nullable String src,
    @Nullable String scope,
    List<String> flags) {

  /** {@code form family table dst type via dev metric src scope flags}. */
  public static final FactKind KIND =
      FactKind.multi("route-brief", "form", "family", "table", "dst", "metric");

  /** Copies the flags. */
  public RouteBrief {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static RouteBrief of(Fact fact) {
    FactFields.require(fact, KIND);
    return new RouteBrief(
        required(fact, "form"),
        FactFields.prefix(fact, "dst"),
        required(fact, "table"),
        required(fact, "type"),
        optional(fact, "via"),
        optional(fact, "dev"),
        optional(fact, "metric"),
        optional(fact, "src"),
        optional(fact, "scope"),
        Fields.words(fact, "flags"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("form", form)
        .put("family", family().word())
        .put("dst", dst.text())
        .put("table", table)
        .put("type", type)
        .put("via", via)
        .put("dev", dev)
        .put("metric", metric)
        .put("src", src)
        .put("scope", scope)
        .put("flags", flags)
        .of(KIND);
  }

  /** The family of the destination. */
  public IpFamily family() {
    return dst.family();
  }
}
