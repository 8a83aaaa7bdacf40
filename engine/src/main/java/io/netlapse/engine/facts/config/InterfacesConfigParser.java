package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;

/**
 * Reads {@code /etc/network/interfaces} and its folder (interfaces(5)).
 *
 * <p>Sample: {@code iface eth0 inet static}
 */
public final class InterfacesConfigParser extends FilesParser {

  /** Without state. */
  public InterfacesConfigParser() {
    super("interfaces-config", "ifupdown");
  }

  @Override
  boolean isMine(String file) {
    return file.equals("/etc/network/interfaces") || file.startsWith("/etc/network/interfaces.d/");
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    InterfacesFormat.read(part, settings, draft);
    settings.writeTo(draft, owner(), part.file());
  }
}
