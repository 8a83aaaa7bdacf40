package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.IpPrefix;

/**
 * A prefix from which a node, or the whole cluster, gives pods addresses, and the line that says
 * so.
 *
 * @param range the prefix, with the bits behind its length cleared
 * @param source who says so
 * @param seen the fact, with its line
 */
public record PodRange(IpPrefix range, Source source, SeenFact seen) {

  /** Who says that pods have addresses from a range. */
  public enum Source {
    /** The Node object ({@code spec.podCIDRs}), or an annotation of it. */
    NODE_OBJECT,
    /** flannel's file {@code subnet.env}. */
    SUBNET_FILE,
    /** The network of the bridge that pods hang on: {@code cni0}, {@code cbr0}. */
    BRIDGE,
    /** The route of {@code cilium_host}. */
    CILIUM,
    /** The CNI configuration. */
    CNI_CONFIG,
    /** A route that drops what no pod of one of Calico's blocks has. */
    CALICO_BLOCK,
    /** The range of the whole cluster, as flannel is told it: no node gets one outside of it. */
    FLANNEL_NETWORK,
    /** The range of the whole cluster, as kube-proxy and Calico's pools are told it. */
    CLUSTER
  }

  /** Clears the bits behind the length. */
  public PodRange {
    range = range.network();
  }

  /** Whether it is the whole cluster's, and not one node's. */
  public boolean isOfCluster() {
    return source == Source.FLANNEL_NETWORK || source == Source.CLUSTER;
  }
}
