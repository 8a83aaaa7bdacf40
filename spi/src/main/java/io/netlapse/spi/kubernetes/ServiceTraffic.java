package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How a Service spreads its clients. Defaults of the API are written out.
 *
 * @param namespace its namespace
 * @param service its name
 * @param external {@code spec.externalTrafficPolicy}, {@code Cluster} or {@code Local}; null where
 *     no address is for clients outside
 * @param internal {@code spec.internalTrafficPolicy}
 * @param affinity {@code spec.sessionAffinity}, {@code None} or {@code ClientIP}
 * @param affinitySeconds how long a client keeps its endpoint; null without affinity
 * @param distribution {@code spec.trafficDistribution}; null for none
 * @param sources {@code spec.loadBalancerSourceRanges} sorted, joined by commas; null for all
 * @param healthCheckPort {@code spec.healthCheckNodePort}; null for none
 * @param notReady {@code spec.publishNotReadyAddresses}
 */
public record ServiceTraffic(
    String namespace,
    String service,
    @Nullable String external,
    String internal,
    String affinity,
    @Nullable Integer affinitySeconds,
    @Nullable String distribution,
    @Nullable String sources,
    @Nullable Integer healthCheckPort,
    boolean notReady) {

  /**
   * One value at a time. Fields: namespace, service, external, internal, affinity,
   * affinity-seconds, distribution, sources, health-check-port, not-ready.
   */
  public static final FactKind KIND =
      FactKind.single("k8s-service-traffic", "namespace", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("external", external)
        .with("internal", internal)
        .with("affinity", affinity)
        .with("affinity-seconds", affinitySeconds)
        .with("distribution", distribution)
        .with("sources", sources)
        .with("health-check-port", healthCheckPort)
        .with("not-ready", notReady)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServiceTraffic of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServiceTraffic(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.textOrNull(fact, "external"),
        Fields.text(fact, "internal"),
        Fields.text(fact, "affinity"),
        Fields.numberOrNull(fact, "affinity-seconds"),
        Fields.textOrNull(fact, "distribution"),
        Fields.textOrNull(fact, "sources"),
        Fields.numberOrNull(fact, "health-check-port"),
        Boolean.parseBoolean(Fields.text(fact, "not-ready")));
  }
}
