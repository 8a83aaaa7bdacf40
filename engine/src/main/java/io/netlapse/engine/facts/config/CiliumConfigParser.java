package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import java.util.List;

/**
 * Reads Cilium's configuration map as kubelet mounts it into the agent: a file for each setting,
 * named like it, whose content is the value (docs.cilium.io, "cilium-agent", {@code --config-dir}).
 *
 * <p>Sample: {@code ==>
 * /var/lib/kubelet/pods/…/volumes/kubernetes.io~configmap/cilium-config-path/tunnel <==} above
 * {@code vxlan}
 */
public final class CiliumConfigParser extends FilesParser {

  private static final List<String> FOLDERS =
      List.of("/cilium-config-path/", "/cilium/config-map/");

  /** Without state. */
  public CiliumConfigParser() {
    super("cilium-config", "cilium");
  }

  @Override
  boolean isMine(String file) {
    return FOLDERS.stream().anyMatch(file::contains) && !file.endsWith("/");
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    List<Span> spans = part.lines().stream().map(Line::span).toList();
    String value =
        part.lines().size() == 1 ? part.content().strip() : part.content().stripTrailing();
    settings.add(part.name(), value, spans.getFirst());
    spans.stream().skip(1).forEach(span -> settings.add(part.name(), "", span));
    settings.writeTo(draft, owner(), part.file());
  }
}
