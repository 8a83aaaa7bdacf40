package io.netlapse.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Snapshots to push, of a node whose routes are known. */
final class TestSnapshots {

  /** Two routes, as iproute2 6.1 prints them. */
  static final String TWO_ROUTES =
      """
      default via 10.0.0.1 dev eth0 proto static\s
      10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5\s
      """;

  /** A route that should not be there. */
  static final String STRAY = "10.9.0.0/16 via 10.0.0.9 dev eth0 \n";

  private TestSnapshots() {}

  /** The JSON form with one section, {@code ip route show table all}. */
  static ObjectNode routes(String node, String capturedAt, String output) {
    ObjectNode snapshot = new ObjectMapper().createObjectNode();
    snapshot.put("node", node).put("capturedAt", capturedAt);
    snapshot
        .putArray("sections")
        .addObject()
        .put("probe", "ip-route")
        .put("command", "ip route show table all")
        .put("output", output);
    return snapshot;
  }

  /** A node with one address on its uplink, and one on kube-ipvs0 unless that is empty. */
  static ObjectNode node(String name, String capturedAt, String own, String captured) {
    String links =
        """
        2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default\s
            inet %s/24 scope global eth0
               valid_lft forever preferred_lft forever
        3: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 qdisc noop state DOWN group default\s
        """
            .formatted(own);
    String routes =
        "local %s dev eth0 table local proto kernel scope host src %s \n".formatted(own, own);
    if (!captured.isEmpty()) {
      links +=
          """
              inet %s/32 scope global kube-ipvs0
                 valid_lft forever preferred_lft forever
          """
              .formatted(captured);
      routes +=
          "local %s dev kube-ipvs0 table local proto kernel scope host src %s \n"
              .formatted(captured, captured);
    }
    ObjectNode snapshot = routes(name, capturedAt, routes);
    snapshot
        .withArray("sections")
        .addObject()
        .put("probe", "ip-address")
        .put("command", "ip addr show")
        .put("output", links);
    return snapshot;
  }

  /** A bundle with one section, {@code ip route show table all}. */
  static byte[] bundle(String node, String capturedAt, byte[] output) {
    return bundle(node, capturedAt, output, output.length);
  }

  /** A bundle that tells a number of bytes of its own. */
  static byte[] bundle(String node, String capturedAt, byte[] output, long told) {
    byte[] head =
        """
        netlapse-bundle 1
        node: %s
        captured-at: %s

        section: ip-route
        command: ip route show table all
        begin: 0
        end: 0.1
        exit: 0
        output-bytes: %d
        error-bytes: 0

        """
            .formatted(node, capturedAt, told)
            .getBytes(UTF_8);
    byte[] tail = "\nend: 1\n".getBytes(UTF_8);
    byte[] all = new byte[head.length + output.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(output, 0, all, head.length, output.length);
    System.arraycopy(tail, 0, all, head.length + output.length, tail.length);
    return all;
  }

  /** RFC 1952. */
  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
