package io.netlapse.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;

/**
 * A POST of snapshots to one route (RFC 9112): what stands before the length of the body.
 *
 * @param uri scheme, host and port of the service
 * @param path the route
 * @param token the bearer token
 */
public record Request(URI uri, String path, String token) {

  /** The bytes that stand before a body of this length, which is of a node of that cluster. */
  byte[] head(int cluster, int length) {
    String head =
        """
        POST %s?cluster=bench-%02d HTTP/1.1\r
        Host: %s:%d\r
        Authorization: Bearer %s\r
        Content-Type: application/vnd.netlapse.bundle\r
        Content-Encoding: gzip\r
        Content-Length: %d\r
        \r
        """;
    return head.formatted(path, cluster, uri.getHost(), uri.getPort(), token, length)
        .getBytes(US_ASCII);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "POST " + path;
  }
}
