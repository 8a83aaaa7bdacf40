package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of a Service.
 *
 * @param address where it is
 * @param port the port; null for any
 * @param ready whether it gets new connections
 */
public record ServiceEndpoint(IpAddress address, @Nullable Integer port, boolean ready) {

  /** Reads one that a table shows, {@code 10.61.2.9:53} or {@code [fd00::9]:53}: a ready one. */
  static Optional<ServiceEndpoint> parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean separates = text.startsWith("[") || colon == text.indexOf(':');
    boolean ported = separates && colon > 0 && text.substring(colon + 1).matches("\\d{1,5}");
    String host = ported ? text.substring(0, colon) : text;
    Integer port = ported ? Integer.valueOf(text.substring(colon + 1)) : null;
    return IpAddress.parse(host.replace("[", "").replace("]", ""))
        .map(address -> new ServiceEndpoint(address, port, true));
  }

  /** An address and port as facts write them: {@code 10.61.2.9:53}, {@code [fd00::9]:53}. */
  public static String text(String address, String port) {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  /** As above; without a port {@code 10.61.2.9:*}. */
  public String text() {
    boolean six = address.family() == IpFamily.INET6;
    return (six ? "[" + address.text() + "]" : address.text()) + ":" + (port == null ? "*" : port);
  }
}
