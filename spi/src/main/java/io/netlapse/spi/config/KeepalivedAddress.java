package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An address that keepalived sets on the node that is master: a line of {@code virtual_ipaddress}
 * or {@code virtual_ipaddress_excluded} (keepalived.conf(5)).
 *
 * @param file the file's absolute path
 * @param instance the {@linkplain KeepalivedInstance instance} that it belongs to
 * @param address with its prefix length, {@code /32} or {@code /128} where none is told
 * @param device where it is set; null for the instance's interface
 * @param options what else the line says ({@code scope}, {@code label}, ...), as written; null for
 *     nothing
 */
public record KeepalivedAddress(
    String file,
    String instance,
    String address,
    @Nullable String device,
    @Nullable String options) {

  /** Many may hold. Fields: file, instance, address, dev, options. */
  public static final FactKind KIND =
      FactKind.multi("keepalived-address", "file", "instance", "address");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("file", file)
        .with("instance", instance)
        .with("address", address)
        .with("dev", device)
        .with("options", options)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static KeepalivedAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new KeepalivedAddress(
        Fields.text(fact, "file"),
        Fields.text(fact, "instance"),
        Fields.text(fact, "address"),
        Fields.textOrNull(fact, "dev"),
        Fields.textOrNull(fact, "options"));
  }
}
