package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;

/**
 * Reads netplan's files (netplan(5)). Passwords of wireless networks and keys of tunnels are left
 * out.
 *
 * <p>Sample: {@code dhcp4: true} under {@code network: ethernets: eth0:}
 */
public final class NetplanConfigParser extends FilesParser {

  /** Without state. */
  public NetplanConfigParser() {
    super("netplan-config", "netplan");
  }

  @Override
  boolean isMine(String file) {
    return file.contains("/netplan/") && (file.endsWith(".yaml") || file.endsWith(".yml"));
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    YamlFormat.read(part.lines(), settings, draft);
    settings.writeTo(draft, owner(), part.file());
  }
}
