package io.netlapse.engine.facts.netfilter;

import java.util.List;

/**
 * The one vocabulary of who made a table, a chain or a rule, told by the names that each maker
 * gives its own and by its comments. What nobody is known for is a user's.
 */
public final class RuleOwner {

  /** Of the chains that are there by themselves. */
  public static final String KERNEL = "kernel";

  /** Whoever is not known. */
  public static final String USER = "user";

  /** Kube-proxy and kubelet, which write into the same chains. */
  public static final String KUBERNETES = "kubernetes";

  /** Docker, which is known by its devices as well. */
  public static final String DOCKER = "docker";

  /** Libvirt, which is known by its devices as well. */
  public static final String LIBVIRT = "libvirt";

  private static final String CALICO = "calico";
  private static final String CILIUM = "cilium";
  private static final String FLANNEL = "flannel";
  private static final String KUBE_ROUTER = "kube-router";
  private static final String ANTREA = "antrea";
  private static final String AWS = "aws-vpc-cni";
  private static final String PORTMAP = "cni-portmap";
  private static final String CNI = "cni";
  private static final String FIREWALLD = "firewalld";
  private static final String FAIL2BAN = "fail2ban";
  private static final String NETAVARK = "netavark";

  /** What a name or a comment begins with, and whose it is; the first holds. */
  private record Sign(String start, String owner) {}

  private static final List<Sign> NAMES =
      List.of(
          new Sign("KUBE-ROUTER-", KUBE_ROUTER),
          new Sign("KUBE-POD-FW-", KUBE_ROUTER),
          new Sign("KUBE-NWPLCY-", KUBE_ROUTER),
          new Sign("KUBE-", KUBERNETES),
          new Sign("kube-proxy", KUBERNETES),
          new Sign("IP-MASQ", KUBERNETES),
          new Sign("cali-", CALICO),
          new Sign("cali_", CALICO),
          new Sign("calico", CALICO),
          new Sign("CILIUM_", CILIUM),
          new Sign("OLD_CILIUM_", CILIUM),
          new Sign("cilium", CILIUM),
          new Sign("FLANNEL-", FLANNEL),
          new Sign("flannel", FLANNEL),
          new Sign("WEAVE", "weave"),
          new Sign("ANTREA-", ANTREA),
          new Sign("AWS-", AWS),
          new Sign("CNI-HOSTPORT-", PORTMAP),
          new Sign("CNI-DN-", PORTMAP),
          new Sign("CNI-SN-", PORTMAP),
          new Sign("CNI-", CNI),
          new Sign("cni_", CNI),
          new Sign("cni-", CNI),
          new Sign("DOCKER", DOCKER),
          new Sign("docker", DOCKER),
          new Sign("ISTIO_", "istio"),
          new Sign("NETAVARK", NETAVARK),
          new Sign("netavark", NETAVARK),
          new Sign("LIBVIRT_", LIBVIRT),
          new Sign("libvirt", LIBVIRT),
          new Sign("ufw", "ufw"),
          new Sign("f2b-", FAIL2BAN),
          new Sign("fail2ban-", FAIL2BAN),
          new Sign("firewalld", FIREWALLD),
          new Sign("FWDI_", FIREWALLD),
          new Sign("FWDO_", FIREWALLD),
          new Sign("IN_", FIREWALLD),
          new Sign("PRE_", FIREWALLD),
          new Sign("POST_", FIREWALLD));

  private static final List<String> ENDS_OF_FIREWALLD =
      List.of("_direct", "_ZONES", "_ZONES_SOURCE", "_POLICIES_pre", "_POLICIES_post");

  private static final List<Sign> COMMENTS =
      List.of(
          new Sign("cali:", CALICO),
          new Sign("cilium", CILIUM),
          new Sign("flanneld ", FLANNEL),
          new Sign("kubernetes ", KUBERNETES),
          new Sign("Kubernetes ", KUBERNETES),
          new Sign("kubernetes:", KUBERNETES),
          new Sign("ip-masq-agent", KUBERNETES),
          new Sign("kube-router", KUBE_ROUTER),
          new Sign("CNI portfwd", PORTMAP),
          new Sign("CNI ", CNI),
          new Sign("name: \"", CNI),
          new Sign("Antrea:", ANTREA),
          new Sign("AWS", AWS));

  private RuleOwner() {}

  /** Whose a table or chain of this name is. */
  public static String ofName(String name) {
    String owner = by(NAMES, name);
    boolean firewalld = owner.equals(USER) && ENDS_OF_FIREWALLD.stream().anyMatch(name::endsWith);
    return firewalld ? FIREWALLD : owner;
  }

  /** Whose a rule with this comment is. */
  public static String ofComment(String comment) {
    return by(COMMENTS, comment);
  }

  private static String by(List<Sign> signs, String text) {
    for (Sign sign : signs) {
      if (text.startsWith(sign.start())) {
        return sign.owner();
      }
    }
    return USER;
  }
}
