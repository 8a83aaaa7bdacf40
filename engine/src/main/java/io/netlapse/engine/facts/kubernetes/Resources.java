package io.netlapse.engine.facts.kubernetes;

import java.util.Locale;
import java.util.Map;

/** The names of resources as people type them, and the one that stands for all of them here. */
final class Resources {

  static final String NODES = "nodes";
  static final String PODS = "pods";
  static final String SERVICES = "services";
  static final String ENDPOINTS = "endpoints";
  static final String SLICES = "endpointslices";
  static final String NAMESPACES = "namespaces";
  static final String DEPLOYMENTS = "deployments";
  static final String DAEMONSETS = "daemonsets";
  static final String STATEFULSETS = "statefulsets";
  static final String REPLICASETS = "replicasets";
  static final String EVENTS = "events";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("no", NODES),
          Map.entry("node", NODES),
          Map.entry("po", PODS),
          Map.entry("pod", PODS),
          Map.entry("svc", SERVICES),
          Map.entry("service", SERVICES),
          Map.entry("ep", ENDPOINTS),
          Map.entry("endpoint", ENDPOINTS),
          Map.entry("endpointslice", SLICES),
          Map.entry("ns", NAMESPACES),
          Map.entry("namespace", NAMESPACES),
          Map.entry("deploy", DEPLOYMENTS),
          Map.entry("deployment", DEPLOYMENTS),
          Map.entry("ds", DAEMONSETS),
          Map.entry("daemonset", DAEMONSETS),
          Map.entry("sts", STATEFULSETS),
          Map.entry("statefulset", STATEFULSETS),
          Map.entry("rs", REPLICASETS),
          Map.entry("replicaset", REPLICASETS),
          Map.entry("ev", EVENTS),
          Map.entry("event", EVENTS),
          Map.entry("cm", "configmaps"),
          Map.entry("configmap", "configmaps"));

  private Resources() {}

  /** The one name of a resource; its group is left out: {@code deployment.apps}. */
  static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    String plain = dot < 0 ? lower : lower.substring(0, dot);
    return NAMES.getOrDefault(plain, plain);
  }

  /** The kind of an object of a resource, in lower-case letters. */
  static String kind(String resource) {
    if (resource.endsWith("policies")) {
      return resource.substring(0, resource.length() - 3) + "y";
    }
    boolean plural = resource.endsWith("s") && !resource.endsWith("ss");
    return plural && !resource.equals(ENDPOINTS)
        ? resource.substring(0, resource.length() - 1)
        : resource;
  }
}
