package io.netlapse.collectors.push;

import io.netlapse.spi.snapshot.NodeId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where captures go, and how long to try.
 *
 * @param server the service's address, {@code https://netlapse.example} with or without a path
 * @param token what lets us push
 * @param cluster the cluster of the nodes; null where the token is bound to one
 * @param node the name of the node whose captures do not tell one, or to push under another name;
 *     null to go by the bundle
 * @param trustedCertificates a PEM file of the certificate authorities to trust instead of the
 *     JDK's; null for the JDK's
 * @param giveUpAfter how long one capture is tried, from the first attempt on
 * @param clientCertificate what this client shows in mutual TLS; null for nothing
 * @param proxy the way to the server; null for the direct one
 */
public record PushSettings(
    URI server,
    Token token,
    @Nullable String cluster,
    @Nullable String node,
    @Nullable Path trustedCertificates,
    Duration giveUpAfter,
    @Nullable ClientCertificate clientCertificate,
    @Nullable HttpProxy proxy) {

  /** Ten minutes: longer than a restart of the service or a failover of its database. */
  public static final Duration DEFAULT_GIVE_UP_AFTER = Duration.ofMinutes(10);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the server is no http or https address, a name is none, or
   *     the duration is not positive
   */
  public PushSettings {
    String scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("https") || scheme.equals("http");
    if (!http || server.getHost() == null || server.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "the server's address is not like https://netlapse.example (without user and password)");
    }
    if (server.getRawQuery() != null || server.getRawFragment() != null) {
      throw new IllegalArgumentException("the server's address has a query; leave it out");
    }
    if (cluster != null) {
      NodeId.requireName("cluster", cluster);
    }
    if (node != null) {
      NodeId.requireName("node", node);
    }
    if (!giveUpAfter.isPositive()) {
      throw new IllegalArgumentException("the time to give up after is not positive");
    }
  }

  /** Straight to a server that wants no certificate of this client. */
  public PushSettings(
      URI server,
      Token token,
      @Nullable String cluster,
      @Nullable String node,
      @Nullable Path trustedCertificates,
      Duration giveUpAfter) {
    this(server, token, cluster, node, trustedCertificates, giveUpAfter, null, null);
  }

  /** To a server whose certificate the JDK trusts, all else by the token and the bundles. */
  public static PushSettings of(URI server, Token token) {
    return new PushSettings(server, token, null, null, null, DEFAULT_GIVE_UP_AFTER);
  }

  /** The address that a collector's report is put at. */
  URI collector(String name, String instance) {
    String path =
        "collectors/%s/instances/%s"
            .formatted(
                NodeId.requireName("collector", name), NodeId.requireName("instance", instance));
    return URI.create(api() + path + (cluster == null ? "" : "?cluster=" + cluster));
  }

  private String api() {
    return server.toString().replaceAll("/+$", "") + "/api/v1/";
  }

  /** The address that snapshots are posted to. */
  URI endpoint() {
    StringBuilder address = new StringBuilder(api()).append("snapshots");
    char separator = '?';
    // Names are letters, digits and ._- only: there is nothing to escape.
    if (cluster != null) {
      address.append(separator).append("cluster=").append(cluster);
      separator = '&';
    }
    if (node != null) {
      address.append(separator).append("node=").append(node);
    }
    return URI.create(address.toString());
  }
}
