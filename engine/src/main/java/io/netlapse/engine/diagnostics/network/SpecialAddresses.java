package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;

/** Ranges with a meaning of their own (RFC 6890 and the IANA registries that it set up). */
public final class SpecialAddresses {

  private static final List<IpPrefix> LINK_LOCAL = prefixes("169.254.0.0/16", "fe80::/10");

  /** Private use, carriers' shared space, loopback, unique local. */
  private static final List<IpPrefix> NOT_PUBLIC =
      prefixes(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "::1/128",
          "fc00::/7",
          "fe80::/10");

  private static final List<IpPrefix> MULTICAST = prefixes("224.0.0.0/4", "ff00::/8");

  private SpecialAddresses() {}

  public static boolean isMulticast(IpAddress address) {
    return MULTICAST.stream().anyMatch(range -> range.contains(address));
  }

  public static boolean isLinkLocal(IpAddress address) {
    return LINK_LOCAL.stream().anyMatch(range -> range.contains(address));
  }

  public static boolean isPublic(IpAddress address) {
    return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
  }

  private static List<IpPrefix> prefixes(String... texts) {
    return List.of(texts).stream().map(text -> IpPrefix.parse(text).orElseThrow()).toList();
  }
}
