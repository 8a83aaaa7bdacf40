package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A thread that sends or takes the state of connections ({@code ipvsadm --start-daemon}).
 *
 * @param role {@code master} or {@code backup}
 * @param dev the device whose multicasts it uses
 * @param syncId of the group, 0 to 255; of a backup 0 takes all
 * @param maxLength of a message, bytes; null where an older ipvsadm(8) does not tell
 * @param group the multicast address; null likewise
 * @param port UDP; null likewise
 * @param ttl time to live; null likewise
 */
public record IpvsSyncDaemon(
    String role,
    String dev,
    int syncId,
    @Nullable String maxLength,
    @Nullable String group,
    @Nullable String port,
    @Nullable String ttl) {

  /** One value a role. Fields: role, dev, sync-id, max-length, group, port, ttl. */
  public static final FactKind KIND = FactKind.single("ipvs-sync-daemon", "role");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("role", role)
        .with("dev", dev)
        .with("sync-id", syncId)
        .with("max-length", maxLength)
        .with("group", group)
        .with("port", port)
        .with("ttl", ttl)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsSyncDaemon of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsSyncDaemon(
        Fields.text(fact, "role"),
        Fields.text(fact, "dev"),
        Fields.number(fact, "sync-id"),
        Fields.textOrNull(fact, "max-length"),
        Fields.textOrNull(fact, "group"),
        Fields.textOrNull(fact, "port"),
        Fields.textOrNull(fact, "ttl"));
  }
}
