package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.logs.LogEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mode in which kube-proxy of a node works, as its configuration or its log tells.
 *
 * @param mode which
 * @param seen the line that says so
 */
public record RunningProxy(ProxyMode mode, SeenFact seen) {

  /** The kinds of facts that tell it; a rule that uses this reads them. */
  public static final List<FactKind> KINDS =
      List.of(LogEvent.KIND, ProcessFlag.KIND, ConfigSetting.KIND);

  private static final String FALLBACK = "proxy-mode-fallback";

  /**
   * The one that runs; empty where nothing tells. What the log says counts most, for kube-proxy may
   * not be able to do what it was told; then the command line, which overrules a file.
   */
  public static Optional<RunningProxy> of(NodeView node) {
    return logged(node).or(() -> flag(node)).or(() -> configured(node));
  }

  /** The mode that runs; null where nothing tells. */
  public static @Nullable ProxyMode mode(NodeView node) {
    return of(node).map(RunningProxy::mode).orElse(null);
  }

  private static Optional<RunningProxy> logged(NodeView node) {
    RunningProxy last = null;
    for (Logged logged : Logged.of(node, "proxy-mode", FALLBACK)) {
      last =
          logged.event().event().equals(FALLBACK)
              ? new RunningProxy(ProxyMode.IPTABLES, logged.seen())
              : told(logged.detail("mode"), logged.seen()).orElse(last);
    }
    return Optional.ofNullable(last);
  }

  private static Optional<RunningProxy> flag(NodeView node) {
    return node.facts(ProcessFlag.KIND).stream()
        .filter(seen -> ProcessFlag.of(seen.fact()).flag().equals("proxy-mode"))
        .flatMap(seen -> told(ProcessFlag.of(seen.fact()).value(), seen).stream())
        .findFirst();
  }

  private static Optional<RunningProxy> configured(NodeView node) {
    return node.facts(ConfigSetting.KIND).stream()
        .filter(seen -> isMode(ConfigSetting.of(seen.fact())))
        .flatMap(seen -> told(ConfigSetting.of(seen.fact()).value(), seen).stream())
        .findFirst();
  }

  private static boolean isMode(ConfigSetting setting) {
    return setting.owner().equals("kube-proxy") && setting.path().equals("mode");
  }

  private static Optional<RunningProxy> told(@Nullable String word, SeenFact seen) {
    return Optional.ofNullable(word)
        .flatMap(ProxyMode::ofWord)
        .map(mode -> new RunningProxy(mode, seen));
  }
}
