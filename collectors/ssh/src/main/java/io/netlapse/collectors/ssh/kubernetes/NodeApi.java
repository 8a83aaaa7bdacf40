package io.netlapse.collectors.ssh.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.push.Token;
import io.netlapse.collectors.push.TrustedCertificates;
import io.netlapse.collectors.ssh.inventory.InventoryText;
import io.netlapse.collectors.ssh.inventory.Listed;
import io.netlapse.spi.collect.CollectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
      for (int page = 0; ; page++) {
        if (page == MOST_PAGES) {
          throw new CollectException(
              "%s has more than %d nodes, or does not come to an end. Select some of them."
                  .formatted(source(), PAGE * MOST_PAGES));
        }
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
        HttpRequest.newBuilder(address).header("Accept", "application/json");
    if (access.tokenFile() != null) {
      request.header("Authorization", Token.ofFile(access.tokenFile()).authorization());
    }
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MOST_PAGE_BYTES));
    try {
      // All of the answer, not only its head.
      HttpResponse<byte[]> answer = exchange.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      if (answer.statusCode() != 200) {
        throw refused(answer.statusCode());
      }
      return new String(answer.body(), UTF_8);
    } catch (TimeoutException e) {
      throw new CollectException(
          "%s did not answer within %d s when it was asked for its nodes. Is it an API server?"
              .formatted(source(), TIMEOUT.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw new CollectException(
          "%s cannot be asked for its nodes (%s). Is it there, does ca-file name the right file, and is it an API server?"
              .formatted(source(), e.getCause()),
          e);
    } finally {
      exchange.cancel(true); // does nothing to one that is complete
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
