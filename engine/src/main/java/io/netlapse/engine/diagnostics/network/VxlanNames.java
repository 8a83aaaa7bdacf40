package io.netlapse.engine.diagnostics.network;

import java.util.regex.Pattern;

/** VXLAN devices by the names that flannel and Calico give them. */
public final class VxlanNames {

  /** Its number is the VNI. {@code flannel.ipip} and {@code flannel-wg} are other tunnels. */
  private static final Pattern FLANNELS = Pattern.compile("flannel(-v6)?\\.\\d+");

  private static final Pattern CALICOS = Pattern.compile("vxlan(-v6)?\\.calico");

  private VxlanNames() {}

  /** Whether it is flannel's. */
  public static boolean isFlannels(String dev) {
    return FLANNELS.matcher(dev).matches();
  }

  /** Whether it is Calico's. */
  public static boolean isCalicos(String dev) {
    return CALICOS.matcher(dev).matches();
  }
}
