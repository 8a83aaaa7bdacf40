package io.netlapse.engine.facts.iptables;

import io.netlapse.spi.kubernetes.ServicePort.Kind;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clients send to, and the rules in kube-proxy's first chains that look for it. Not safe for
 * many threads.
 */
final class ServiceFront {

  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

  private final Key key;
  private final String name;
  private final List<RuleDraft> rules = new ArrayList<>();
  private @Nullable String target;
  private boolean odd;

  /**
   * An address or, where that is null, the node's own, and a port.
   *
   * @param kind which of a Service's addresses it is
   */
  record Key(@Nullable IpAddress address, String protocol, int port, Kind kind) {}

  /** A rule that looks for a key, and what it does then. */
  record Match(Key key, String name, String masquerades, String target) {}

  ServiceFront(Key key, String name) {
    this.key = key;
    this.name = name;
  }

  Key key() {
    return key;
  }

  String name() {
    return name;
  }

  List<RuleDraft> rules() {
    return rules;
  }

  /** Where it leads; null where its rules do not tell, or do not agree. */
  @Nullable String target() {
    return odd ? null : target;
  }

  void add(RuleDraft rule, Match match) {
    rules.add(rule);
    odd |= !match.name().equals(name);
    if (!match.target().equals("KUBE-MARK-MASQ")) {
      odd |= target != null && !target.equals(match.target());
      target = match.target();
    }
  }

  /**
   * Reads a rule of KUBE-SERVICES, {@code [! -s CIDR] -d 10.96.0.1/32 -p tcp -m tcp --dport 443 -j
   * KUBE-SVC-…} with a comment that ends in the kind of the address.
   */
  static @Nullable Match ofAddress(RuleDraft rule) {
    Kind kind = kind(rule.comment());
    Phrase phrase = rule.phrase();
    String from = inverted(phrase, "! -s ");
    IpAddress address = kind != null && phrase.take("-d ") ? address(phrase.word()) : null;
    if (kind == null || address == null || !phrase.take(" ")) {
      return null;
    }
    String in = inverted(phrase, "! -i ");
    String protocol = protocol(phrase);
    int port = port(phrase, protocol);
    // Of an external address only what another node sends, or to this node itself (to 1.21).
    boolean _ =
        phrase.take("-m physdev ! --physdev-is-in -m addrtype ! --src-type LOCAL ")
            || phrase.take("-m addrtype --dst-type LOCAL ");
    String target = phrase.take("-j ") ? phrase.word() : "";
    if (port < 0 || target.isEmpty() || !phrase.done()) {
      return null;
    }
    String name = rule.comment().substring(0, rule.comment().lastIndexOf(' '));
    return new Match(
        new Key(address, protocol, port, kind),
        named(name.substring(0, name.lastIndexOf(' '))),
        from.isEmpty() ? in : from,
        target);
  }

  /** Reads a rule of KUBE-NODEPORTS, {@code -p tcp -m tcp --dport 30080 -j KUBE-EXT-…}. */
  static @Nullable Match ofNodePort(RuleDraft rule) {
    Phrase phrase = rule.phrase();
    boolean _ = phrase.take("-s 127.0.0.0/8 ") || phrase.take("-d 127.0.0.0/8 ");
    boolean _ = phrase.take("-s ::1/128 ") || phrase.take("-d ::1/128 ");
    String protocol = protocol(phrase);
    int port = port(phrase, protocol);
    if (phrase.take("-m nfacct --nfacct-name ")) {
      boolean _ = !phrase.word().isEmpty() && phrase.take(" ");
    }
    String target = phrase.take("-j ") ? phrase.word() : "";
    boolean known = port >= 0 && phrase.done() && isFromService(rule.comment(), target);
    return known
        ? new Match(
            new Key(null, protocol, port, Kind.NODE_PORT), named(rule.comment()), "", target)
        : null;
  }

  private static boolean isFromService(String comment, String target) {
    return comment.indexOf('/') > 0
        && comment.indexOf(' ') < 0
        && (target.equals("KUBE-MARK-MASQ") || GeneratedChains.isName(target));
  }

  /**
   * Reads a rule of the table {@code filter} that refuses what has no endpoints: {@code -d
   * 10.96.0.7/32 -p tcp -m tcp --dport 80 -j REJECT …}, of a node port with {@code -m addrtype
   * --dst-type LOCAL}.
   *
   * @param cluster whether its chain is that of cluster addresses
   */
  static @Nullable Match ofRefusal(RuleDraft rule, boolean cluster) {
    int end = rule.comment().lastIndexOf(" has no ");
    Phrase phrase = rule.phrase();
    boolean addressed = phrase.take("-d ");
    IpAddress address = addressed ? address(phrase.word()) : null;
    boolean _ = addressed && phrase.take(" ");
    String protocol = protocol(phrase);
    boolean own = phrase.take(" -m addrtype --dst-type LOCAL");
    int port = port(phrase, protocol);
    String target = phrase.take("-j ") ? phrase.word() : "";
    boolean refuses =
        (target.equals("DROP") && phrase.done())
            || (target.equals("REJECT") && phrase.take(" --reject-with icmp"));
    if (end < 0 || port < 0 || !refuses || own == addressed || addressed != (address != null)) {
      return null;
    }
    Kind kind = cluster ? Kind.CLUSTER : addressed ? Kind.ANY : Kind.NODE_PORT;
    return new Match(
        new Key(address, protocol, port, kind),
        named(rule.comment().substring(0, end)),
        "",
        target);
  }

  /** Reads a rule that drops what a load balancer's source ranges do not admit. */
  static @Nullable Match ofDrop(RuleDraft rule) {
    Phrase phrase = rule.phrase();
    IpAddress address = phrase.take("-d ") ? address(phrase.word()) : null;
    boolean _ = phrase.take(" ");
    String protocol = protocol(phrase);
    int port = port(phrase, protocol);
    return address != null && port >= 0 && phrase.ends("DROP")
        ? new Match(
            new Key(address, protocol, port, Kind.LOAD_BALANCER), rule.comment(), "", "DROP")
        : null;
  }

  /** Whether a comment is that of a rule for a Service, in one of kube-proxy's first chains. */
  static boolean isComment(String comment) {
    return !comment.isEmpty()
        && !comment.startsWith("kubernetes ")
        && !comment.startsWith("Kubernetes ")
        && !comment.endsWith(" health check node port");
  }

  private static String inverted(Phrase phrase, String option) {
    if (!phrase.take(option)) {
      return "";
    }
    String value = phrase.word();
    boolean _ = phrase.take(" ");
    return option + value;
  }

  private static String protocol(Phrase phrase) {
    return phrase.take("-p ") ? phrase.word() : "";
  }

  private static int port(Phrase phrase, String protocol) {
    if (!PROTOCOLS.contains(protocol)) {
      return -1;
    }
    if (!phrase.take(" -m " + protocol + " --dport ")) {
      return -1;
    }
    String digits = phrase.word();
    int port = digits.length() < 6 && Balancing.isNumber(digits) ? Integer.parseInt(digits) : -1;
    return port > 0 && port < 65536 && phrase.take(" ") ? port : -1;
  }

  private static @Nullable IpAddress address(String prefix) {
    return IpPrefix.parse(prefix)
        .filter(parsed -> parsed.length() == parsed.address().family().bits())
        .map(IpPrefix::address)
        .orElse(null);
  }

  private static @Nullable Kind kind(String comment) {
    return comment.endsWith(" cluster IP")
        ? Kind.CLUSTER
        : comment.endsWith(" external IP")
            ? Kind.EXTERNAL
            : comment.endsWith(" loadbalancer IP") ? Kind.LOAD_BALANCER : null;
  }

  /** To 1.17 a port without a name left its colon behind. */
  private static String named(String name) {
    return name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
  }
}
