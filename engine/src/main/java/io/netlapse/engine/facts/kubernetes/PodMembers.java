package io.netlapse.engine.facts.kubernetes;

import java.util.Set;

/** The members that a pod has (Kubernetes API, PodSpec and PodStatus, 1.16 to 1.33). */
final class PodMembers {

  static final Set<String> SPEC =
      Set.of(
          "activeDeadlineSeconds",
          "affinity",
          "automountServiceAccountToken",
          "containers",
          "dnsConfig",
          "dnsPolicy",
          "enableServiceLinks",
          "ephemeralContainers",
          "hostAliases",
          "hostIPC",
          "hostNetwork",
          "hostPID",
          "hostUsers",
          "hostname",
          "hostnameOverride",
          "imagePullSecrets",
          "initContainers",
          "nodeName",
          "nodeSelector",
          "os",
          "overhead",
          "preemptionPolicy",
          "priority",
          "priorityClassName",
          "readinessGates",
          "resourceClaims",
          "resources",
          "restartPolicy",
          "runtimeClassName",
          "schedulerName",
          "schedulingGates",
          "securityContext",
          "serviceAccount",
          "serviceAccountName",
          "setHostnameAsFQDN",
          "shareProcessNamespace",
          "subdomain",
          "terminationGracePeriodSeconds",
          "tolerations",
          "topologySpreadConstraints",
          "volumes");

  static final Set<String> STATUS =
      Set.of(
          "conditions",
          "containerStatuses",
          "ephemeralContainerStatuses",
          "hostIP",
          "hostIPs",
          "initContainerStatuses",
          "message",
          "nominatedNodeName",
          "observedGeneration",
          "phase",
          "podIP",
          "podIPs",
          "qosClass",
          "reason",
          "resize",
          "resourceClaimStatuses",
          "startTime");

  private PodMembers() {}
}
