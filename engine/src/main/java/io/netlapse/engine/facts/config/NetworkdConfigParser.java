package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;

/**
 * Reads what systemd-networkd is configured with: networkd.conf(5) with its drop-ins, and the
 * systemd.network(5), systemd.netdev(5) and systemd.link(5) files.
 *
 * <p>Sample: {@code ManageForeignRoutingPolicyRules=no} under {@code [Network]}
 */
public final class NetworkdConfigParser extends FilesParser {

  /** Without state. */
  public NetworkdConfigParser() {
    super("networkd-config", "networkd");
  }

  @Override
  boolean isMine(String file) {
    boolean units =
        file.contains("/systemd/network/")
            && (file.endsWith(".network")
                || file.endsWith(".netdev")
                || file.endsWith(".link")
                || file.endsWith(".conf"));
    return units
        || file.endsWith("/systemd/networkd.conf")
        || (file.contains("/systemd/networkd.conf.d/") && file.endsWith(".conf"));
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    IniFormat.read(part, settings, draft);
    settings.writeTo(draft, owner(), part.file());
  }
}
