package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A {@code vrrp_instance} of keepalived (keepalived.conf(5)). What it authenticates with is left
 * out. Its other settings are {@link ConfigSetting}s.
 *
 * @param file the file's absolute path
 * @param instance its name
 * @param device the interface that it speaks VRRP on; null where none is told
 * @param state the state that it begins in, {@code MASTER} or {@code BACKUP}; null where none is
 *     told
 * @param virtualRouterId from 1 to 255, the same on all nodes that share the addresses; null where
 *     none is told
 * @param priority from 1 to 255, the highest wins; null where none is told
 */
public record KeepalivedInstance(
    String file,
    String instance,
    @Nullable String device,
    @Nullable String state,
    @Nullable String virtualRouterId,
    @Nullable String priority) {

  /** One value an instance of a file. Fields: file, instance, dev, state, vrid, priority. */
  public static final FactKind KIND = FactKind.single("keepalived-instance", "file", "instance");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("file", file)
        .with("instance", instance)
        .with("dev", device)
        .with("state", state)
        .with("vrid", virtualRouterId)
        .with("priority", priority)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static KeepalivedInstance of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new KeepalivedInstance(
        Fields.text(fact, "file"),
        Fields.text(fact, "instance"),
        Fields.textOrNull(fact, "dev"),
        Fields.textOrNull(fact, "state"),
        Fields.textOrNull(fact, "vrid"),
        Fields.textOrNull(fact, "priority"));
  }
}
