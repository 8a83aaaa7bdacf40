package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A connection that NetworkManager knows: a line of {@code nmcli connection} (nmcli(1)).
 *
 * @param name its name
 * @param uuid its id, which stays when it is renamed
 * @param type its type, such as {@code ethernet}
 * @param device the device that it is active on; null where it is not
 */
public record NetworkConnection(String name, String uuid, String type, @Nullable String device) {

  /** Many may hold: names need not be unique. Fields: name, uuid, type, dev. */
  public static final FactKind KIND = FactKind.multi("nm-connection", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("name", name)
        .with("uuid", uuid)
        .with("type", type)
        .with("dev", device)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NetworkConnection of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NetworkConnection(
        Fields.text(fact, "name"),
        Fields.text(fact, "uuid"),
        Fields.text(fact, "type"),
        Fields.textOrNull(fact, "dev"));
  }
}
