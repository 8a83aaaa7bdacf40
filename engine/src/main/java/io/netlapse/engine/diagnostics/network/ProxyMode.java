package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.kubernetes.ServicePort;
import java.util.Locale;
import java.util.Optional;

/** How kube-proxy does its work (kubernetes.io, Virtual IPs and Service Proxies). */
public enum ProxyMode {
  /** By rules of iptables. */
  IPTABLES,
  /** By IPVS. */
  IPVS,
  /** By a table of nf_tables. */
  NFTABLES;

  /** As {@code --proxy-mode} has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode in which kube-proxy keeps a Service's port in a back end. */
  public static ProxyMode of(ServicePort.Backend backend) {
    return switch (backend) {
      case IPVS -> IPVS;
      case NFTABLES -> NFTABLES;
      case IPTABLES, IPTABLES_LEGACY, IPTABLES_NFT -> IPTABLES;
    };
  }

  /** The mode of a word in capital or lower-case letters; empty for any other word. */
  static Optional<ProxyMode> ofWord(String word) {
    for (ProxyMode mode : values()) {
      if (mode.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
