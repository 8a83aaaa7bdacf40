package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a manager of the network has to do with a link: {@code networkctl list} (networkctl(1)) or
 * {@code nmcli device} (nmcli(1)).
 *
 * @param device the link's name
 * @param manager {@code networkd} or {@code NetworkManager}
 * @param type the link's type in the manager's words
 * @param state what the manager does with it, in its words: {@code configured}, {@code unmanaged},
 *     {@code connected}, {@code connected (externally)}
 * @param operational networkd's operational state, such as {@code routable}; null of NetworkManager
 * @param connection the connection that NetworkManager has on it; null where there is none
 */
public record LinkManager(
    String device,
    String manager,
    String type,
    String state,
    @Nullable String operational,
    @Nullable String connection) {

  /** One value a link and manager. Fields: dev, manager, type, state, operational, connection. */
  public static final FactKind KIND = FactKind.single("link-manager", "dev", "manager");

  /** The name of systemd's manager in facts. */
  public static final String NETWORKD = "networkd";

  /** The name of NetworkManager in facts. */
  public static final String NETWORK_MANAGER = "NetworkManager";

  /** Whether it sets addresses and routes of the link, or may. */
  public boolean isManaged() {
    return !state.equals("unmanaged");
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("dev", device)
        .with("manager", manager)
        .with("type", type)
        .with("state", state)
        .with("operational", operational)
        .with("connection", connection)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static LinkManager of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new LinkManager(
        Fields.text(fact, "dev"),
        Fields.text(fact, "manager"),
        Fields.text(fact, "type"),
        Fields.text(fact, "state"),
        Fields.textOrNull(fact, "operational"),
        Fields.textOrNull(fact, "connection"));
  }
}
