package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;

/**
 * Reads what flanneld was given and what it made of it: its network ({@code net-conf.json} of the
 * configuration map, flannel's configuration.md) and {@code /run/flannel/subnet.env}, from which
 * its CNI plug-in learns the node's subnet.
 *
 * <p>Sample: {@code FLANNEL_SUBNET=10.244.1.1/24}
 */
public final class FlannelConfigParser extends FilesParser {

  /** Without state. */
  public FlannelConfigParser() {
    super("flannel-config", "flannel");
  }

  @Override
  boolean isMine(String file) {
    return file.endsWith("/flannel/subnet.env") || file.endsWith("/net-conf.json");
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    if (part.file().endsWith(".env")) {
      EnvironmentFormat.read(part, settings, draft);
    } else {
      JsonFormat.read(part, settings, draft);
    }
    settings.writeTo(draft, owner(), part.file());
  }
}
