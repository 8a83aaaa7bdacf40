package io.netlapse.engine.diagnostics.network;

import java.util.Set;
import java.util.regex.Pattern;

/** Bridges by the names that network plug-ins, container engines and hypervisors give them. */
public final class BridgeNames {

  /** Those of the plug-ins bridge and flannel, of kubenet and of kube-router. */
  private static final Set<String> OF_ONE_NODE = Set.of("cni0", "cbr0", "kube-bridge");

  private static final String WEAVE = "weave";

  /**
   * Docker names a network's bridge by its id. Other names with {@code br-} are people's own, and
   * often those of uplinks, such as {@code br-ex} of Open vSwitch.
   */
  private static final Pattern OF_ENGINES =
      Pattern.compile("docker.*|br-[0-9a-f]{12}|podman.*|cni-podman.*|virbr.*|lxdbr.*|lxcbr.*");

  private BridgeNames() {}

  /** Whether pods hang on it, and its network is the range of its node alone. */
  public static boolean isOfOneNode(String dev) {
    return OF_ONE_NODE.contains(dev);
  }

  /** Whether pods hang on it; weave's has one network for the whole cluster. */
  public static boolean isOfPods(String dev) {
    return isOfOneNode(dev) || dev.equals(WEAVE);
  }

  /** Whether it is of a container engine or a hypervisor. */
  public static boolean isOfEngine(String dev) {
    return OF_ENGINES.matcher(dev).matches();
  }
}
