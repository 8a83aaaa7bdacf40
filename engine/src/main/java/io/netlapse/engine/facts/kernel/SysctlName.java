package io.netlapse.engine.facts.kernel;

import io.netlapse.spi.kernel.Sysctl;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names of sysctls in one spelling. sysctl(8) takes {@code net/ipv4/conf/eth0.100/rp_filter} and
 * {@code net.ipv4.conf.eth0/100.rp_filter} for one: the first separator tells which of the two.
 */
final class SysctlName {

  private static final String FOLDER = "/proc/sys/";

  private static final Set<String> ROOTS =
      Set.of(
          "abi", "crypto", "debug", "dev", "fs", "fscache", "kernel", "net", "sunrpc", "user", "vm",
          "xen");

  /** What changes without anybody changing it, what only acts when written, and secrets. */
  private static final Set<String> PASSING =
      Set.of(
          "fs.aio-nr",
          "fs.dentry-state",
          "fs.file-nr",
          "fs.inode-nr",
          "fs.inode-state",
          "kernel.ns_last_pid",
          "kernel.perf_event_max_sample_rate",
          "kernel.pty.nr",
          "kernel.random.boot_id",
          "kernel.random.entropy_avail",
          "kernel.random.uuid",
          "net.ipv4.route.flush",
          "net.ipv4.tcp_fastopen_key",
          "net.ipv6.route.flush",
          "net.netfilter.nf_conntrack_count",
          "vm.compact_memory",
          "vm.drop_caches",
          "vm.stat_refresh");

  private static final List<String> PASSING_TREES =
      List.of("dev.cdrom.", "fs.quota.", "kernel.sched_domain.", "sunrpc.transports");

  /**
   * Deprecated: sysctl(8) hides them and shows the same in milliseconds; and the secret that stable
   * addresses are made of (RFC 7217).
   */
  private static final Set<String> PASSING_LEAVES =
      Set.of("base_reachable_time", "retrans_time", "stable_secret");

  private SysctlName() {}

  /** The name of a file below {@code /proc/sys}. */
  static Optional<String> ofFile(String file) {
    return file.startsWith(FOLDER)
        ? of(swapped(file.substring(FOLDER.length())))
        : Optional.empty();
  }

  /** The name as it stands in an output or on a command line; empty where it is none. */
  static Optional<String> of(String word) {
    int dot = word.indexOf('.');
    int slash = word.indexOf('/');
    boolean slashes = slash >= 0 && (dot < 0 || slash < dot);
    String name = slashes ? swapped(word) : word;
    int end = name.indexOf('.');
    return end > 0 && ROOTS.contains(name.substring(0, end)) && isPlain(name)
        ? Optional.of(withDevice(name))
        : Optional.empty();
  }

  private static boolean isPlain(String name) {
    return !name.endsWith(".")
        && name.chars().allMatch(c -> c > ' ' && c != '=' && c != ':' && c < 0x7f);
  }

  private static String swapped(String name) {
    StringBuilder swapped = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      swapped.setCharAt(i, c == '.' ? '/' : c == '/' ? '.' : c);
    }
    return swapped.toString();
  }

  /**
   * A dot inside of a device's name is written as one by busybox: what is between is the device.
   */
  private static String withDevice(String name) {
    for (String tree : Sysctl.PER_DEVICE) {
      int last = name.lastIndexOf('.');
      if (name.startsWith(tree) && last > tree.length()) {
        return tree + name.substring(tree.length(), last).replace('.', '/') + name.substring(last);
      }
    }
    return name;
  }

  /** Whether the value is no state that somebody set. */
  static boolean isPassing(String name) {
    return PASSING.contains(name)
        || PASSING_LEAVES.contains(name.substring(name.lastIndexOf('.') + 1))
        || PASSING_TREES.stream().anyMatch(name::startsWith);
  }
}
