package io.netlapse.engine.facts.paste;

import java.util.List;

/** What outputs about the kernel, units, programs and logs look like. */
final class SystemLooks {

  static final List<Look> LOOKS =
      List.of(
          new Look(
              "lsmod", "lsmod", page -> page.has("Module", "Size", "Used", "by"), Page::always),
          new Look(
              "ss",
              "ss -ltnup",
              page ->
                  page.any(
                      line ->
                          line.contains("Recv-Q")
                              && line.contains("Send-Q")
                              && line.contains("State"))),
          new Look(
              "sysctl",
              "sysctl -a",
              page ->
                  page.any(
                      line ->
                          line.size() == 3
                              && line.get(1).equals("=")
                              && line.getFirst().startsWith("net."))),
          new Look(
              "proc-modules", "cat /proc/modules", Page.line("^\\w+ [0-9]+ [0-9]+ \\S+ Live 0x")),
          new Look(
              "timedatectl",
              "timedatectl",
              page -> page.has("Local", "time:") && page.has("RTC", "time:")),
          new Look(
              "chronyc-tracking",
              "chronyc tracking",
              page -> page.has("Reference", "ID") && page.has("Stratum")),
          new Look("ntpq-peers", "ntpq -pn", page -> page.has("remote", "refid", "st")),
          new Look("uname", "uname -a", Page.line("^Linux \\S+ [0-9]+\\.[0-9]+\\S* #[0-9]")),
          new Look(
              "containerd-version",
              "containerd --version",
              Page.line("^containerd (github\\.com/containerd/containerd|containerd\\.io) ")),
          new Look(
              "iptables-version",
              "iptables --version",
              Page.line("^iptables v[0-9.]+( \\((legacy|nf_tables)\\))?$")),
          new Look(
              "flannel-config",
              "cat /run/flannel/subnet.env",
              Page.line("^FLANNEL_(SUBNET|NETWORK)=")),
          new Look(
              "networkctl-list",
              "networkctl list",
              page -> page.has("IDX", "LINK", "TYPE", "OPERATIONAL", "SETUP")),
          new Look(
              "nmcli-device",
              "nmcli device",
              page -> page.has("DEVICE", "TYPE", "STATE", "CONNECTION")),
          new Look(
              "systemctl-status",
              "systemctl status",
              Page.line("^[●○×*↻] [\\w@.-]+\\.[a-z]+( - |$)")
                  .and(page -> page.contains("Loaded: "))),
          new Look(
              "systemctl-show", "systemctl show", Page.line("^Id=\\S+\\.(service|timer|socket)$")),
          new Look(
              "dpkg-log",
              "cat /var/log/dpkg.log",
              Page.line(
                  "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}"
                      + " (status|install|upgrade|remove|configure) \\S+")),
          new Look("kernel-log", "dmesg", Page.line("^\\[ ?[0-9]+\\.[0-9]{6}\\] ")),
          new Look(
              "kernel-log",
              "dmesg -T",
              Page.line("^\\[[A-Z][a-z]{2} [A-Z][a-z]{2} [0-9]+ [0-9:]{8} [0-9]{4}\\] ")),
          new Look("journal", "journalctl", page -> page.any(LineLooks::isLogged)),
          new Look("log-file", "kubectl logs", page -> page.any(LineLooks::isWritten)));

  private SystemLooks() {}
}
