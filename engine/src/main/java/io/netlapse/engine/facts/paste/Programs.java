package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/** The programs that people ask a node with: what may stand behind a sign that is else a remark. */
final class Programs {

  private static final Set<String> LISTING =
      Set.of(
          "ip",
          "route",
          "ifconfig",
          "arp",
          "netstat",
          "brctl",
          "bridge",
          "ethtool",
          "iptables",
          "iptables-save",
          "ip6tables",
          "ip6tables-save",
          "iptables-legacy",
          "iptables-nft",
          "iptables-legacy-save",
          "iptables-nft-save",
          "nft",
          "ipset",
          "ipvsadm",
          "ipvsadm-save",
          "ss",
          "sysctl",
          "kubectl",
          "calicoctl",
          "birdcl",
          "cilium",
          "systemctl",
          "journalctl",
          "uname",
          "hostname",
          "hostnamectl",
          "lsmod",
          "conntrack",
          "dmesg",
          "wg",
          "tc",
          "crictl",
          "nmcli",
          "networkctl",
          "resolvectl",
          "vtysh",
          "etcdctl",
          "rpm",
          "dpkg",
          "apk",
          "ps",
          "ip6tables-legacy",
          "ip6tables-nft",
          "ip6tables-legacy-save",
          "ip6tables-nft-save",
          "arptables",
          "ebtables",
          "timedatectl",
          "chronyc",
          "ntpq",
          "birdc",
          "cilium-dbg");

  private static final Set<String> OTHERS =
      Set.of(
          "cat",
          "grep",
          "egrep",
          "head",
          "tail",
          "awk",
          "sed",
          "ls",
          "echo",
          "ping",
          "ping6",
          "curl",
          "wget",
          "tcpdump",
          "arping",
          "docker",
          "nerdctl",
          "podman",
          "ctr",
          "ssh",
          "sudo",
          "nsenter",
          "for",
          "while",
          "watch",
          "cd",
          "vi",
          "vim",
          "modprobe",
          "rmmod",
          "traceroute",
          "mtr",
          "nslookup",
          "dig",
          "host",
          "nc",
          "ncat",
          "telnet",
          "kubelet",
          "kube-proxy",
          "kubeadm",
          "oc",
          "chroot",
          "crio",
          "less",
          "more",
          "k3s",
          "rke2",
          "date",
          "uptime",
          "mount",
          "df",
          "free",
          "top",
          "find",
          "diff",
          "sort",
          "service",
          "apt",
          "apt-get",
          "yum",
          "dnf",
          "zypper",
          "reboot",
          "export",
          "timeout",
          "time",
          "lsof",
          "mkdir",
          "rm",
          "cp",
          "mv",
          "chmod",
          "tee",
          "helm",
          "istioctl",
          "bash",
          "sh",
          "busybox",
          "exit",
          "microk8s",
          "minikube",
          "kind",
          "openssl",
          "python3",
          "whoami",
          "id",
          "su",
          "which",
          "capture",
          "iptables-restore",
          "iptables-nft-restore",
          "iptables-legacy-restore",
          "flanneld",
          "containerd",
          "runc",
          "hubble",
          "update-alternatives",
          "apt-mark",
          "firewall-cmd",
          "ufw",
          "netplan",
          "getent",
          "getenforce",
          "nstat",
          "fuser",
          "pgrep",
          "killall",
          "wc",
          "lscpu",
          "lspci",
          "lsblk",
          "umount",
          "swapon",
          "swapoff",
          "dhclient",
          "loginctl",
          "keepalived",
          "nginx",
          "haproxy",
          "scp",
          "rsync");

  private Programs() {}

  /** Whether a text is a command of a known program. */
  static boolean begins(String text) {
    String program = Command.parse(text.strip()).program();
    return LISTING.contains(program) || OTHERS.contains(program) || isControl(text.strip());
  }

  /** Whether a program lists something. */
  static boolean isListing(String program) {
    return LISTING.contains(program);
  }

  /** Whether a text is a command of a program that lists something, with no prompt before it. */
  static boolean lists(String text) {
    Command command = Command.parse(text.strip());
    return LISTING.contains(command.program()) && text.length() < 300;
  }

  /**
   * Whether an output may have lines with a number sign before them: all but those of the tools
   * that list devices, addresses, routes, neighbours, virtual servers.
   */
  static boolean printsNumberSigns(Command command) {
    return !Set.of("ip", "route", "netstat", "ifconfig", "arp", "ipvsadm", "conntrack", "ss")
        .contains(command.program());
  }

  /**
   * Whether a text is words about an output and no command line that could print it: {@code journal
   * of kube-proxy}, {@code iptables LOG lines from the kernel log}; or prints a file of the
   * author's.
   */
  static boolean isDescription(Command command) {
    List<String> words = command.words();
    return !begins(command.text())
        || words.stream().skip(1).anyMatch(Set.of("of", "from", "the")::contains)
        || Set.of("cat", "grep", "egrep", "head", "tail", "sort").contains(command.program());
  }

  /** A loop, or a condition. */
  private static boolean isControl(String text) {
    return text.startsWith("for ") || text.startsWith("while ") || text.startsWith("if ");
  }
}
