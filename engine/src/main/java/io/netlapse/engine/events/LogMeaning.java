package io.netlapse.engine.events;

import static java.util.Map.entry;

import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.logs.LogEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the catalogue of logs is as an event: an incident, or what may bring one about.
 * Entries that only show that something else went wrong, such as a connection that is refused, are
 * none, or each trouble would hide its cause among a hundred events.
 *
 * @param kind what sort of thing
 * @param ongoing whether it is written for as long as it is so: then it is told once a clock hour
 * @param what the thing's name; empty where the line does not tell it, which makes it no event
 * @param detail for people
 */
record LogMeaning(
    EventKind kind,
    boolean ongoing,
    Function<LogEvent, String> what,
    Function<LogEvent, String> detail) {

  /** Network agents and what runs them, by the name that the kernel knows them by. */
  private static final Set<String> AGENTS =
      Set.of(
          "kubelet",
          "kube-proxy",
          "k3s",
          "k3s-server",
          "k3s-agent",
          "rke2",
          "kubelite",
          "hyperkube",
          "containerd",
          "dockerd",
          "crio",
          "flanneld",
          "calico-node",
          "felix",
          "confd",
          "bird",
          "bird6",
          "cilium-agent",
          "coredns",
          "keepalived",
          "haproxy",
          "NetworkManager",
          "systemd-network",
          "systemd-networkd",
          "wickedd");

  static final Map<String, LogMeaning> ALL =
      Map.ofEntries(
          entry("unit-started", once(EventKind.START, LogMeaning::unit, LogMeaning::nothing)),
          entry(
              "component-started", once(EventKind.START, LogMeaning::program, LogMeaning::nothing)),
          entry("unit-stopped", once(EventKind.STOP, LogMeaning::unit, LogMeaning::nothing)),
          entry("unit-failed", once(EventKind.STOP, LogMeaning::unit, LogMeaning::failed)),
          entry(
              "unit-start-failed",
              once(EventKind.FAILURE, LogMeaning::unit, log -> "could not start")),
          entry(
              "unit-start-limit",
              once(EventKind.FAILURE, LogMeaning::unit, log -> "started too often")),
          entry("component-failed", once(EventKind.FAILURE, LogMeaning::program, reason())),
          entry("proxy-mode-fallback", once(EventKind.FAILURE, LogMeaning::program, reason())),
          entry("cluster-upgraded", once(EventKind.UPGRADE, log -> "kubernetes", field("version"))),
          entry("node-reset", once(EventKind.RECONFIGURE, log -> "node", log -> "kubeadm reset")),
          entry(
              "iptables-restore-failed",
              ongoing(EventKind.RESTORE_FAILED, LogMeaning::program, reason())),
          entry(
              "iptables-ensure-failed",
              ongoing(EventKind.RESTORE_FAILED, LogMeaning::program, reason())),
          entry(
              "route-add-failed",
              ongoing(EventKind.ROUTE_FAILED, LogMeaning::destination, LogMeaning::viaAndReason)),
          entry(
              "rule-add-failed",
              ongoing(EventKind.RULE_FAILED, LogMeaning::program, LogMeaning::deviceAndReason)),
          entry(
              "address-add-failed",
              ongoing(EventKind.ADDRESS_FAILED, LogMeaning::program, LogMeaning::deviceAndReason)),
          entry(
              "ipvs-bind-failed",
              ongoing(EventKind.ADDRESS_FAILED, LogMeaning::program, LogMeaning::nothing)),
          entry(
              "cni-address-mismatch",
              ongoing(EventKind.ADDRESS_FAILED, LogMeaning::program, field("address"))),
          entry("carrier-lost", once(EventKind.LINK_DOWN, field("dev"), LogMeaning::nothing)),
          entry("carrier-gained", once(EventKind.LINK_UP, field("dev"), LogMeaning::nothing)),
          entry(
              "xtables-lock-held",
              ongoing(EventKind.LOCK_WAIT, LogMeaning::program, LogMeaning::nothing)),
          entry("xtables-lock-failed", ongoing(EventKind.LOCK_WAIT, LogMeaning::program, reason())),
          entry(
              "conntrack-table-full",
              ongoing(EventKind.TABLE_FULL, log -> "conntrack", LogMeaning::nothing)),
          entry(
              "neighbour-table-overflow",
              ongoing(EventKind.TABLE_FULL, log -> "neighbour", LogMeaning::nothing)),
          entry(
              "route-cache-full",
              ongoing(EventKind.TABLE_FULL, log -> "route cache", field("sysctl"))),
          entry("oom-kill", once(EventKind.OOM_KILL, LogMeaning::agent, LogMeaning::nothing)),
          entry("unit-oom-killed", once(EventKind.OOM_KILL, LogMeaning::unit, LogMeaning::nothing)),
          entry("dhcp-lease", once(EventKind.LEASE, field("dev"), field("address"))),
          entry("dhcp-lease-lost", once(EventKind.LEASE, field("dev"), log -> "lost")),
          entry("link-managed", once(EventKind.RECONFIGURE, field("dev"), field("file"))),
          entry(
              "pod-cidr-changed",
              once(EventKind.RECONFIGURE, LogMeaning::program, LogMeaning::fromTo)),
          entry(
              "cni-config-updated",
              once(EventKind.RECONFIGURE, LogMeaning::program, field("file"))),
          entry("cni-device-recreated", once(EventKind.RECONFIGURE, field("dev"), reason())),
          entry(
              "cni-subnet-removed",
              once(EventKind.RECONFIGURE, LogMeaning::program, log -> "no subnet " + prefix(log))),
          entry("bgp-state", once(EventKind.SESSION, field("session"), field("state"))),
          entry("bgp-error", once(EventKind.SESSION, field("session"), reason())),
          entry("vrrp-state", once(EventKind.FAILOVER, field("instance"), field("state"))),
          entry("duplicate-address", once(EventKind.CONFLICT, field("address"), field("dev"))),
          entry(
              "duplicate-node-address", once(EventKind.CONFLICT, field("address"), field("node"))));

  /** What a line is as an event; empty where it is none. */
  static Optional<LogMeaning> of(LogEvent log) {
    return Optional.ofNullable(ALL.get(log.event()));
  }

  private static LogMeaning once(
      EventKind kind, Function<LogEvent, String> what, Function<LogEvent, String> detail) {
    return new LogMeaning(kind, false, what, detail);
  }

  private static LogMeaning ongoing(
      EventKind kind, Function<LogEvent, String> what, Function<LogEvent, String> detail) {
    return new LogMeaning(kind, true, what, detail);
  }

  private static String nothing(LogEvent log) {
    return "";
  }

  private static Function<LogEvent, String> field(String name) {
    return log -> value(log, name);
  }

  private static Function<LogEvent, String> reason() {
    return field("reason");
  }

  private static String value(LogEvent log, String name) {
    @Nullable String value = log.details().get(name);
    return value == null ? "" : value;
  }

  private static String unit(LogEvent log) {
    return Names.ofUnit(value(log, "unit"));
  }

  private static String program(LogEvent log) {
    return Names.ofProcess(log.program());
  }

  private static String agent(LogEvent log) {
    String process = value(log, "process");
    return AGENTS.contains(process) ? Names.ofProcess(process) : "";
  }

  private static String failed(LogEvent log) {
    String result = value(log, "result");
    return result.isEmpty() ? "failed" : "failed: " + result;
  }

  private static String prefix(LogEvent log) {
    return value(log, "prefix");
  }

  /** The prefix; networkd only tells the device. */
  private static String destination(LogEvent log) {
    return prefix(log).isEmpty() ? value(log, "dev") : prefix(log);
  }

  private static String viaAndReason(LogEvent log) {
    String gateway = value(log, "gateway");
    return withReason(gateway.isEmpty() ? "" : "via " + gateway, log);
  }

  private static String deviceAndReason(LogEvent log) {
    return withReason(value(log, "dev"), log);
  }

  private static String withReason(String text, LogEvent log) {
    String reason = value(log, "reason");
    return text.isEmpty() || reason.isEmpty() ? text + reason : text + ": " + reason;
  }

  private static String fromTo(LogEvent log) {
    return (value(log, "from") + " -> " + value(log, "to")).strip();
  }
}
