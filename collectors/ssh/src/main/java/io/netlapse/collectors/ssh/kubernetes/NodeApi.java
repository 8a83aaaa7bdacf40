package io.netlapse.collectors.ssh.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.push.TrustedCertificates;
import io.netlapse.collectors.ssh.inventory.InventoryText;
import io.netlapse.collectors.ssh.inventory.Listed;
import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lists a cluster's nodes: {@code GET /api/v1/nodes}, page by page. */
public final class NodeApi {

  /** A node's object has some tens of KB, most of it the names of images. */
  private static final int PAGE = 200;

  private static final int MOST_PAGE_BYTES = 64 << 20;
  private static final int MOST_PAGES = 1_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Access access;

  /** Connects when it is asked. */
  public NodeApi(Access access) {
    this.access = access;
  }

  /**
   * The nodes, in the order of the server.
   *
   * @param selector which, as kubectl's --selector has it; empty for all
   * @param addressType which of a node's addresses is taken
   * @throws CollectException if the server does not tell them
   */
  public List<Listed> list(String selector, String addressType)
      throws CollectException, InterruptedException {
    List<Listed> nodes = new ArrayList<>();
    try (HttpClient http = client()) {
      String continuation = "";
      for (int page = 0; page < MOST_PAGES; page++) {
        URI address = address(selector, continuation);
        InventoryText.Page answer = InventoryText.page(get(http, address), source(), addressType);
        nodes.addAll(answer.nodes());
        continuation = answer.continuation();
        if (continuation.isEmpty()) {
          break;
        }
      }
    }
    if (nodes.isEmpty()) {
      throw new CollectException(
          "%s has no node%s."
              .formatted(
                  source(), selector.isEmpty() ? "" : " that '%s' selects".formatted(selector)));
    }
    return nodes;
  }

  private String source() {
    return access.server().toString();
  }

  private HttpClient client() throws CollectException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // The token must not follow a redirection to who knows whom.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT);
    if (access.caFile() != null) {
      builder.sslContext(TrustedCertificates.context(access.caFile()));
    }
    return builder.build();
  }

  private URI address(String selector, String continuation) {
    StringBuilder address =
        new StringBuilder(source().replaceAll("/+$", ""))
            .append("/api/v1/nodes?limit=")
            .append(PAGE);
    if (!selector.isEmpty()) {
      address.append("&labelSelector=").append(URLEncoder.encode(selector, UTF_8));
    }
    if (!continuation.isEmpty()) {
      address.append("&continue=").append(URLEncoder.encode(continuation, UTF_8));
    }
    return URI.create(address.toString());
  }

  private String get(HttpClient http, URI address) throws CollectException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "application/json");
    try {
      if (access.tokenFile() != null) {
        request.header("Authorization", "Bearer " + Files.readString(access.tokenFile()).strip());
      }
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw refused(answer.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_PAGE_BYTES + 1);
        if (bytes.length > MOST_PAGE_BYTES) {
          throw new CollectException(
              "%s answers with more than %d MiB for %d nodes. Is it an API server?"
                  .formatted(source(), MOST_PAGE_BYTES >> 20, PAGE));
        }
        return new String(bytes, UTF_8);
      }
    } catch (IOException e) {
      throw new CollectException(
          "%s cannot be asked for its nodes (%s). Is it there, and do ca-file and token-file name the right files?"
              .formatted(source(), e),
          e);
    }
  }

  private CollectException refused(int status) {
    String advice =
        switch (status) {
          case 401 -> "The token is not known there or has expired; give a valid one.";
          case 403 ->
              "The token may not list nodes; bind it to a ClusterRole that may (get, list).";
          case 410 -> "The list changed for too long while it was read; try again.";
          default -> "Is it the address of an API server?";
        };
    return new CollectException(
        "%s answered %d when it was asked for its nodes. %s".formatted(source(), status, advice));
  }
}
