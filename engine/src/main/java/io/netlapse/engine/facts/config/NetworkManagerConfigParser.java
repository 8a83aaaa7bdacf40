package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;

/**
 * Reads NetworkManager.conf(5) and its drop-ins; not the connections, which may hold passwords.
 *
 * <p>Sample: {@code unmanaged-devices=interface-name:cali*;interface-name:tunl*} under {@code
 * [keyfile]}
 */
public final class NetworkManagerConfigParser extends FilesParser {

  /** Without state. */
  public NetworkManagerConfigParser() {
    super("networkmanager-config", "NetworkManager");
  }

  @Override
  boolean isMine(String file) {
    return file.endsWith("/NetworkManager/NetworkManager.conf")
        || (file.contains("/NetworkManager/conf.d/") && file.endsWith(".conf"));
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    IniFormat.read(part, settings, draft);
    settings.writeTo(draft, owner(), part.file());
  }
}
