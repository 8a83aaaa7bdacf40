package io.netlapse.cli.replay;

import static java.util.Comparator.comparing;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.diagnose.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a service knows of one cluster, from the public API. Nothing in it depends on the order
 * in which snapshots arrived: ids and times of arrival are left out, and every list has an order of
 * its own.
 *
 * <p>Shape: {@code {"snapshots","facts":[{"node","probe","kind","fact","lines","lifetimes"}],
 * "findings":[{"rule","node","severity","subject","appeared","gone","suspects"}],"unread":[...]}}.
 */
public final class KnownHistory {

  /** The first and last instants that a bundle can tell. */
  private static final String EVER = "1971-01-01T00:00:00Z";

  private static final Comparator<Json> LIKELIEST_FIRST =
      comparing((Json suspect) -> number(suspect.get("score")))
          .reversed()
          .thenComparing(suspect -> suspect.get("event").text("from"))
          .thenComparing(suspect -> suspect.get("event").text("node"))
          .thenComparing(suspect -> suspect.get("event").text("kind"))
          .thenComparing(suspect -> suspect.get("event").text("what"));

  private final ApiClient client;
  private final Map<String, String> window;

  private KnownHistory(ApiClient client, Map<String, String> window) {
    this.client = client;
    this.window = window;
  }

  /**
   * Asks.
   *
   * @param client a client that may read
   * @param cluster which cluster
   * @param until an instant behind the last snapshot
   * @param all whether facts are wanted that were there all the time
   */
  public static Json of(ApiClient client, String cluster, Instant until, boolean all)
      throws InterruptedException {
    Map<String, String> window = Map.of("cluster", cluster, "from", EVER, "to", until.toString());
    KnownHistory known = new KnownHistory(client, window);
    List<Json> snapshots = client.all("/snapshots", window);
    return Json.object()
        .with("snapshots", snapshots.size())
        .with("facts", known.facts(all))
        .with("findings", known.findings())
        .with("unread", known.unread(snapshots));
  }

  private Json facts(boolean all) throws InterruptedException {
    Map<String, String> query = new TreeMap<>(window);
    query.put("all", "true");
    return Json.array(
        client.all("/timelines", query).stream()
            .filter(fact -> all || changed(fact))
            .map(KnownHistory::fact)
            .sorted(by("node", "probe", "kind", "fact"))
            .toList(),
        fact -> fact);
  }

  /** Whether it came or went while somebody looked. */
  private static boolean changed(Json fact) {
    return fact.get("lifetimes").items().stream()
        .anyMatch(
            life -> !life.get("appeared").get("after").isNull() || !life.get("gone").isNull());
  }

  private static Json fact(Json item) {
    long occurrence = number(item.get("fact").get("occurrence")).longValue();
    String canonical = item.get("fact").text("canonical");
    return Json.object()
        .with("node", item.text("node"))
        .with("probe", item.text("probe"))
        .with("kind", item.get("fact").text("kind"))
        .with("fact", occurrence > 1 ? canonical + " #" + occurrence : canonical)
        .with("lines", item.get("lines"))
        .with("lifetimes", Json.array(item.get("lifetimes").items(), KnownHistory::lifetime));
  }

  private static Json lifetime(Json life) {
    return Json.object()
        .with("appeared", window(life.get("appeared")))
        .with("lastSeen", life.get("lastSeen"))
        .with("gone", window(life.get("gone")));
  }

  private static Json window(Json window) {
    return window.isNull()
        ? Json.NULL
        : Json.object().with("after", window.get("after")).with("at", window.get("at"));
  }

  private Json findings() throws InterruptedException {
    List<Json> findings = new ArrayList<>();
    for (Json finding : client.all("/findings", window)) {
      String path = "/findings/" + ApiClient.segment(finding.text("id")) + "/suspects";
      findings.add(finding(finding, client.get(path, Map.of()).get("items").items()));
    }
    findings.sort(
        by("node", "rule", "subject").thenComparing(each -> each.get("appeared").text("at")));
    return Json.array(findings, finding -> finding);
  }

  private static Json finding(Json finding, List<Json> suspects) {
    return Json.object()
        .with("rule", finding.text("rule"))
        .with("node", finding.text("node"))
        .with("severity", finding.text("severity"))
        .with("subject", finding.text("subject"))
        .with("appeared", window(finding.get("appeared")))
        .with("gone", window(finding.get("gone")))
        .with(
            "suspects",
            Json.array(
                suspects.stream().sorted(LIKELIEST_FIRST).map(KnownHistory::suspect).toList(),
                suspect -> suspect));
  }

  private static Json suspect(Json suspect) {
    Json event = suspect.get("event");
    return Json.object()
        .with("kind", event.get("kind"))
        .with("what", event.get("what"))
        .with("node", event.get("node"))
        .with("at", event.get("from"))
        .with("order", suspect.get("order"));
  }

  /** A line that stays is unread in each snapshot; it is told once. */
  private Json unread(List<Json> snapshots) throws InterruptedException {
    SortedSet<Json> unread = new TreeSet<>(by("node", "probe", "line", "text"));
    for (Json snapshot : snapshots) {
      String path = "/snapshots/" + ApiClient.segment(snapshot.text("id")) + "/unread";
      for (Json line : client.all(path, Map.of())) {
        unread.add(
            Json.object()
                .with("node", snapshot.text("node"))
                .with("probe", line.get("probe"))
                .with("line", line.get("line"))
                .with("text", line.get("text")));
      }
    }
    return Json.array(unread, line -> line);
  }

  private static BigDecimal number(Json value) {
    return value instanceof Json.Decimal(BigDecimal number) ? number : BigDecimal.ZERO;
  }

  private static Comparator<Json> by(String first, String... more) {
    Comparator<Json> order = member(first);
    for (String name : more) {
      order = order.thenComparing(member(name));
    }
    return order;
  }

  private static Comparator<Json> member(String name) {
    return comparing((Json each) -> number(each.get(name))).thenComparing(each -> each.text(name));
  }
}
