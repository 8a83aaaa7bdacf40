package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;

/**
 * Reads what container engines are configured with: Docker's {@code daemon.json} (dockerd(8)),
 * containerd's {@code config.toml} (containerd-config.toml(5)), crio.conf(5). What registries are
 * logged in to with is left out.
 *
 * <p>Sample: {@code "exec-opts": ["native.cgroupdriver=systemd"]}
 */
public final class ContainerEngineConfigParser extends FilesParser {

  /** Without state. */
  public ContainerEngineConfigParser() {
    super("container-engine-config", "container-engine");
  }

  @Override
  boolean isMine(String file) {
    boolean containerd = file.contains("/containerd/") && file.endsWith(".toml");
    boolean crio = file.startsWith("/etc/crio/") && (file.endsWith(".conf") || !file.contains("."));
    return file.endsWith("/docker/daemon.json") || containerd || crio;
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    if (part.file().endsWith(".json")) {
      JsonFormat.read(part, settings, draft);
    } else {
      TomlFormat.read(part, settings, draft);
    }
    settings.writeTo(draft, owner(), part.file());
  }
}
