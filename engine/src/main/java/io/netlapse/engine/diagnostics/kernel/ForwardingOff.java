package io.netlapse.engine.diagnostics.kernel;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import java.util.List;

/**
 * The words about forwarding that is off.
 *
 * @param node whose kernel
 */
record ForwardingOff(String node) {

  private static final String NAME = "net.ipv4.ip_forward";

  /** Off for every device. */
  Outcome.Finding everywhere(SeenFact seen) {
    return finding(
        NAME,
        Severity.CRITICAL,
        "%s does not forward IPv4 packets: ip_forward is 0".formatted(node),
        ("The kernel of %s drops every packet that comes in at one device and is for another. Pods"
                + " on it reach no other node and no Service elsewhere, nobody reaches them, and a"
                + " NodePort whose endpoint is on another node does not answer. %s itself goes on"
                + " talking to everybody, so the node stays Ready.")
            .formatted(node, node),
        List.of(seen.evidence()),
        NAME,
        "1");
  }

  /** Off for one device that carries packets of pods. */
  Outcome.Finding onDevice(String name, String dev, SeenFact seen) {
    return finding(
        name,
        Severity.WARNING,
        "%s does not forward what comes in at %s".formatted(node, dev),
        ("Forwarding is off for %s alone: packets that come in there and are for another device"
                + " are dropped, whatever %s says. A device that came up while the default was 0"
                + " keeps that until somebody sets it.")
            .formatted(dev, NAME),
        List.of(seen.evidence()),
        name,
        "1");
  }

  /** On now, and off after the next boot. */
  Outcome.Finding atBoot(SeenFact seen) {
    return finding(
        NAME + " at boot",
        Severity.INFO,
        "%s is set up to start with forwarding off".formatted(node),
        ("The last of the files of sysctl.d that were shown and that set %s turns it off. At the"
                + " next boot, or at the next `sysctl --system`, %s stops forwarding the packets of"
                + " its pods until something turns it on again.")
            .formatted(NAME, node),
        List.of(seen.evidence()),
        NAME,
        "1");
  }

  /** IPv6 is off, while pods have such addresses. */
  Outcome.Finding ofSix(SeenFact seen, SeenFact pods) {
    return finding(
        "net.ipv6.conf.all.forwarding",
        Severity.CRITICAL,
        "%s does not forward IPv6 packets".formatted(node),
        ("Pods on %s have IPv6 addresses, and its kernel drops every IPv6 packet that is for"
                + " another device. They reach each other on the node and nothing else over IPv6.")
            .formatted(node),
        List.of(seen.evidence(), pods.evidence()),
        "net.ipv6.conf.all.forwarding",
        "1");
  }

  private Outcome.Finding finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> evidence,
      String key,
      String value) {
    return new Outcome.Finding(
        subject,
        severity,
        title,
        explanation,
        evidence,
        List.of(
            "sysctl " + key, "grep -rs forward /etc/sysctl.conf /etc/sysctl.d /usr/lib/sysctl.d"),
        new Remedy(
            List.of("sysctl -w %s=%s".formatted(key, value)),
            ("Put `%s = %s` into /etc/sysctl.d/99-zz-kubernetes.conf, and take the opposite out of"
                 + " the files that the second confirming command shows: hardening profiles (CIS)"
                 + " and cloud images bring one.")
                .formatted(key, value),
            "sysctl -w %s=0".formatted(key),
            "The node becomes a router for everybody who sends packets to it, as every Kubernetes"
                + " node is. Turning on IPv6 forwarding makes the kernel ignore router"
                + " advertisements unless accept_ra is 2: look at the default route after it."));
  }
}
