package io.netlapse.engine.facts.iptables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who made a chain or a rule: told by the names that each maker gives its chains, by its comments,
 * by the devices that are its own. What nobody is known for is a user's.
 */
final class Owners {

  /** Of the chains that are there by themselves. */
  static final String KERNEL = "kernel";

  private static final String USER = "user";

  /** What the name of a chain, or a comment, begins with, and whose it is; the first holds. */
  private record Sign(String start, String owner) {}

  private static final List<Sign> CHAINS =
      List.of(
          new Sign("KUBE-ROUTER-", "kube-router"),
          new Sign("KUBE-POD-FW-", "kube-router"),
          new Sign("KUBE-NWPLCY-", "kube-router"),
          new Sign("KUBE-", "kubernetes"),
          new Sign("IP-MASQ", "kubernetes"),
          new Sign("cali-", "calico"),
          new Sign("CILIUM_", "cilium"),
          new Sign("OLD_CILIUM_", "cilium"),
          new Sign("FLANNEL-", "flannel"),
          new Sign("WEAVE", "weave"),
          new Sign("ANTREA-", "antrea"),
          new Sign("AWS-", "aws-vpc-cni"),
          new Sign("CNI-HOSTPORT-", "cni-portmap"),
          new Sign("CNI-DN-", "cni-portmap"),
          new Sign("CNI-SN-", "cni-portmap"),
          new Sign("CNI-", "cni"),
          new Sign("DOCKER", "docker"),
          new Sign("ISTIO_", "istio"),
          new Sign("LIBVIRT_", "libvirt"),
          new Sign("ufw", "ufw"),
          new Sign("f2b-", "fail2ban"),
          new Sign("fail2ban-", "fail2ban"),
          new Sign("FWDI_", "firewalld"),
          new Sign("FWDO_", "firewalld"),
          new Sign("IN_", "firewalld"),
          new Sign("PRE_", "firewalld"),
          new Sign("POST_", "firewalld"));

  private static final List<String> FIREWALLD =
      List.of("_direct", "_ZONES", "_ZONES_SOURCE", "_POLICIES_pre", "_POLICIES_post");

  private static final List<Sign> COMMENTS =
      List.of(
          new Sign("cali:", "calico"),
          new Sign("cilium", "cilium"),
          new Sign("flanneld ", "flannel"),
          new Sign("kubernetes ", "kubernetes"),
          new Sign("Kubernetes ", "kubernetes"),
          new Sign("kubernetes:", "kubernetes"),
          new Sign("ip-masq-agent", "kubernetes"),
          new Sign("kube-router", "kube-router"),
          new Sign("CNI portfwd", "cni-portmap"),
          new Sign("CNI ", "cni"),
          new Sign("name: \"", "cni"),
          new Sign("Antrea:", "antrea"),
          new Sign("AWS", "aws-vpc-cni"));

  private static final int DOCKER_BRIDGE = "br-0123456789ab".length();

  private Owners() {}

  /** Whose a chain is. */
  static String ofChain(String chain) {
    String owner = by(CHAINS, chain);
    if (owner == null) {
      owner = FIREWALLD.stream().anyMatch(chain::endsWith) ? "firewalld" : USER;
    }
    return owner;
  }

  /** Whose a rule is: its chain's, unless that is a built-in one or is meant for users' rules. */
  static String ofRule(String chain, Spec spec) {
    String owner = chain.equals("DOCKER-USER") ? USER : ofChain(chain);
    if (owner.equals(USER) && spec.comment() != null) {
      String said = by(COMMENTS, spec.comment());
      owner = said == null ? USER : said;
    }
    if (owner.equals(USER) && !spec.target().isEmpty()) {
      owner = ofChain(spec.target());
    }
    return owner.equals(USER) ? ofDevices(spec) : owner;
  }

  private static String ofDevices(Spec spec) {
    for (String device : List.of(spec.in(), spec.out())) {
      if (device.equals("docker0") || device.equals("docker_gwbridge") || isBridge(device)) {
        return "docker";
      }
      if (device.startsWith("virbr")) {
        return "libvirt";
      }
    }
    return USER;
  }

  private static boolean isBridge(String device) {
    return device.length() == DOCKER_BRIDGE
        && device.startsWith("br-")
        && device.chars().skip(3).allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static @Nullable String by(List<Sign> signs, String text) {
    for (Sign sign : signs) {
      if (text.startsWith(sign.start())) {
        return sign.owner();
      }
    }
    return null;
  }
}
