package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.network.IpFamily;

/** The word that begins a command of iproute2 for addresses of a family. */
public final class IpTool {

  private IpTool() {}

  /** {@code ip}, or {@code ip -6}. */
  public static String of(IpFamily family) {
    return family == IpFamily.INET ? "ip" : "ip -6";
  }
}
