package io.netlapse.engine.facts.logs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a field of a {@link LogPattern} looks like; a line of another shape is none.
 */
enum FieldShape {
  /** Anything but nothing, up to what follows in the pattern. */
  TEXT,
  /** No blanks. */
  WORD,
  /** Digits. */
  NUMBER,
  /** An address or prefix; what follows it on the line is no part of it. */
  ADDRESS,
  /** Letters, blanks and slashes; what follows is no part of it. */
  PHRASE,
  /** The last word before what follows, without a colon behind it. */
  LAST,
  /** A service of systemd. */
  UNIT,
  /** The description of a service that nodes have; the value is the service. */
  DESCRIPTION,
  /** A device that is not a pod's. */
  DEVICE;

  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("kubelet: The Kubernetes Node Agent", "kubelet.service"),
          Map.entry("Kubernetes Kubelet", "kubelet.service"),
          Map.entry("Kubernetes Kubelet Server", "kubelet.service"),
          Map.entry("Kubernetes Kube Proxy", "kube-proxy.service"),
          Map.entry("Kubernetes Kube-Proxy Server", "kube-proxy.service"),
          Map.entry("Lightweight Kubernetes", "k3s.service"),
          Map.entry("containerd container runtime", "containerd.service"),
          Map.entry("Docker Application Container Engine", "docker.service"),
          Map.entry("Container Runtime Interface for OCI (CRI-O)", "crio.service"),
          Map.entry("Flanneld overlay address etcd agent", "flanneld.service"),
          Map.entry("Network Manager", "NetworkManager.service"),
          Map.entry("Network Service", "systemd-networkd.service"),
          Map.entry("Network Configuration", "systemd-networkd.service"),
          Map.entry("Raise network interfaces", "networking.service"),
          Map.entry("firewalld - dynamic firewall daemon", "firewalld.service"),
          Map.entry("Uncomplicated firewall", "ufw.service"),
          Map.entry("IPv4 firewall with iptables", "iptables.service"),
          Map.entry("LVS and VRRP High Availability Monitor", "keepalived.service"),
          Map.entry("Keepalive Daemon (LVS and VRRP)", "keepalived.service"),
          Map.entry("BIRD Internet Routing Daemon", "bird.service"),
          Map.entry("FRRouting", "frr.service"));

  /** The value of a piece of a line; null where the piece has another shape. */
  @Nullable String value(String piece) {
    return switch (this) {
      case TEXT -> nonEmpty(withoutLoneQuote(piece.strip()));
      case WORD -> isWord(piece) ? piece : null;
      case NUMBER -> !piece.isEmpty() && piece.chars().allMatch(Character::isDigit) ? piece : null;
      case ADDRESS -> nonEmpty(prefix(piece, "0123456789abcdefABCDEF.:/", false));
      case PHRASE -> nonEmpty(prefix(piece, " /", true).strip());
      case LAST -> nonEmpty(lastWord(piece));
      case UNIT -> isWord(piece) && piece.endsWith(".service") ? piece : null;
      case DESCRIPTION -> SERVICES.get(piece);
      case DEVICE -> isWord(piece) && !isPods(piece) ? piece : null;
    };
  }

  /** Without the quote behind it that began before it. */
  private static String withoutLoneQuote(String text) {
    boolean odd = text.chars().filter(c -> c == '"').count() % 2 == 1;
    return odd && text.endsWith("\"") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static boolean isPods(String device) {
    return device.startsWith("cali")
        || device.startsWith("veth")
        || device.startsWith("lxc")
        || device.startsWith("tap");
  }

  private static boolean isWord(String piece) {
    return !piece.isEmpty() && piece.indexOf(' ') < 0;
  }

  private static @Nullable String nonEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String prefix(String piece, String set, boolean letters) {
    int at = 0;
    while (at < piece.length()
        && (set.indexOf(piece.charAt(at)) >= 0
            || (letters && Character.isLetter(piece.charAt(at))))) {
      at++;
    }
    return piece.substring(0, at);
  }

  private static String lastWord(String piece) {
    String text = piece.strip();
    String word = text.substring(text.lastIndexOf(' ') + 1);
    return word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
  }
}
