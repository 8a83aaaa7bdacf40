package io.netlapse.engine.facts.nftables;

import java.util.List;
import java.util.Map;

/** Whose a rule is, by the names that programs give their tables and chains. */
final class Owner {

  private static final String USER = "user";

  private static final List<Map.Entry<String, String>> BY_PREFIX =
      List.of(
          Map.entry("KUBE-", "kube-proxy"),
          Map.entry("kube-proxy", "kube-proxy"),
          Map.entry("cali-", "calico"),
          Map.entry("cali_", "calico"),
          Map.entry("calico", "calico"),
          Map.entry("CILIUM_", "cilium"),
          Map.entry("OLD_CILIUM_", "cilium"),
          Map.entry("cilium", "cilium"),
          Map.entry("FLANNEL-", "flannel"),
          Map.entry("flannel", "flannel"),
          Map.entry("CNI-", "cni"),
          Map.entry("cni_", "cni"),
          Map.entry("cni-", "cni"),
          Map.entry("DOCKER", "docker"),
          Map.entry("docker", "docker"),
          Map.entry("NETAVARK", "netavark"),
          Map.entry("netavark", "netavark"),
          Map.entry("firewalld", "firewalld"),
          Map.entry("ufw-", "ufw"),
          Map.entry("ufw6-", "ufw"),
          Map.entry("LIBVIRT_", "libvirt"),
          Map.entry("libvirt", "libvirt"),
          Map.entry("f2b-", "fail2ban"));

  private Owner() {}

  /**
   * The owner of a rule.
   *
   * @param table the name of its table
   * @param chain the name of its chain
   * @param text its text: a rule that does nothing but lead to somebody's chain is theirs
   */
  static String of(String table, String chain, String text) {
    String owner = named(chain);
    if (owner.equals(USER)) {
      owner = named(table);
    }
    return owner.equals(USER) ? named(target(text)) : owner;
  }

  private static String target(String text) {
    int blank = text.lastIndexOf(' ');
    String before = blank < 0 ? "" : text.substring(0, blank);
    return before.endsWith("jump") || before.endsWith("goto") ? text.substring(blank + 1) : "";
  }

  private static String named(String name) {
    for (Map.Entry<String, String> known : BY_PREFIX) {
      if (name.startsWith(known.getKey())) {
        return known.getValue();
      }
    }
    return USER;
  }
}
