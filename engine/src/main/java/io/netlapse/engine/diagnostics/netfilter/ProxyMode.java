package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.logs.LogEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How kube-proxy does its work (kubernetes.io, Virtual IPs and Service Proxies). */
enum ProxyMode {
  /** By rules of iptables. */
  IPTABLES,
  /** By IPVS. */
  IPVS,
  /** By a table of nf_tables. */
  NFTABLES;

  /** The kinds of facts that tell which one runs. */
  static final List<FactKind> KINDS = List.of(LogEvent.KIND, ProcessFlag.KIND, ConfigSetting.KIND);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ProxyMode of(ServicePort.Backend backend) {
    return switch (backend) {
      case IPVS -> IPVS;
      case NFTABLES -> NFTABLES;
      case IPTABLES, IPTABLES_LEGACY, IPTABLES_NFT -> IPTABLES;
    };
  }

  /** The one that runs, as kube-proxy's log or its configuration tells; null where they do not. */
  static @Nullable ProxyMode running(NodeView node) {
    ProxyMode found = null;
    for (SeenFact seen : node.facts(ConfigSetting.KIND)) {
      ConfigSetting setting = ConfigSetting.of(seen.fact());
      if (setting.owner().equals("kube-proxy") && setting.path().equals("mode")) {
        found = or(setting.value(), found);
      }
    }
    for (SeenFact seen : node.facts(ProcessFlag.KIND)) {
      ProcessFlag flag = ProcessFlag.of(seen.fact());
      if (flag.flag().equals("proxy-mode")) {
        found = or(flag.value(), found);
      }
    }
    for (SeenFact seen : node.facts(LogEvent.KIND)) {
      LogEvent event = LogEvent.of(seen.fact());
      if (event.event().equals("proxy-mode")) {
        found = or(event.details().get("mode"), found);
      } else if (event.event().equals("proxy-mode-fallback")) {
        found = IPTABLES;
      }
    }
    return found;
  }

  private static @Nullable ProxyMode or(@Nullable String word, @Nullable ProxyMode known) {
    if (word != null) {
      for (ProxyMode mode : values()) {
        if (mode.word().equals(word.toLowerCase(Locale.ROOT))) {
          return mode;
        }
      }
    }
    return known;
  }
}
