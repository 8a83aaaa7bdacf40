package io.netlapse.cli.demo;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.network.IpPrefix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the API what it found in a cluster, and about each finding what somebody would ask next. It
 * knows nothing of what was played.
 */
final class Inquiry {

  private final ApiClient client;
  private final Map<String, String> window;

  /**
   * About one cluster in a window of time.
   *
   * @param from its begin
   * @param to its end, exclusive
   */
  Inquiry(ApiClient client, String cluster, Instant from, Instant to) {
    this.client = client;
    this.window = Map.of("cluster", cluster, "from", from.toString(), "to", to.toString());
  }

  /** All findings, in the order of the API. */
  List<Incident> incidents() throws InterruptedException {
    List<Incident> incidents = new ArrayList<>();
    for (Json finding : client.all("/findings", window)) {
      incidents.add(incident(finding));
    }
    return List.copyOf(incidents);
  }

  /** All snapshots, without their sections. */
  List<Json> snapshots() throws InterruptedException {
    return client.all("/snapshots", window);
  }

  /** The latest snapshot with its sections; {@link Json#NULL} if there is none. */
  Json latestSnapshot() throws InterruptedException {
    Json latest = Json.NULL;
    for (Json snapshot : snapshots()) {
      if (snapshot.text("capturedAt").compareTo(latest.text("capturedAt")) > 0) {
        latest = snapshot;
      }
    }
    return latest.isNull()
        ? latest
        : client.get("/snapshots/" + ApiClient.segment(latest.text("id")), Map.of());
  }

  private Incident incident(Json finding) throws InterruptedException {
    Json suspects =
        client.get("/findings/" + ApiClient.segment(finding.text("id")) + "/suspects", Map.of());
    Json sighting = sighting(finding);
    if (sighting.isNull()) {
      return new Incident(finding, suspects, Json.NULL, Json.NULL, Json.NULL);
    }
    Json everywhere = client.get("/timelines", of(finding, sighting));
    return new Incident(
        finding, suspects, sighting, everywhere.get("nodes"), before(finding, sighting));
  }

  /**
   * The timeline of the fact whose line is the finding's first evidence on its own node; null where
   * the finding is about something else than an address or prefix.
   */
  private Json sighting(Json finding) throws InterruptedException {
    if (IpPrefix.parse(finding.text("subject")).isEmpty()) {
      return Json.NULL;
    }
    Map<String, String> about = new HashMap<>(window);
    about.put("node", finding.text("node"));
    about.put("destination", finding.text("subject"));
    List<Json> facts = client.all("/timelines", about);
    for (Json evidence : finding.get("evidence").items()) {
      for (Json fact : facts) {
        if (evidence.text("node").equals(fact.text("node")) && shows(fact, evidence)) {
          return fact;
        }
      }
    }
    return Json.NULL;
  }

  private static boolean shows(Json fact, Json evidence) {
    return fact.get("lines").items().stream()
        .anyMatch(line -> line.text().strip().equals(evidence.text("text").strip()));
  }

  /** The same on every node of the cluster. */
  private Map<String, String> of(Json finding, Json sighting) {
    Map<String, String> query = new HashMap<>(window);
    query.put("destination", finding.text("subject"));
    query.put("kind", sighting.get("fact").text("kind"));
    query.put("device", sighting.get("fact").get("fields").text("dev"));
    return query;
  }

  private Json before(Json finding, Json sighting) throws InterruptedException {
    Map<String, String> query = of(finding, sighting);
    query.put("node", finding.text("node"));
    query.put("to", finding.get("appeared").text("at"));
    List<Json> without = client.get("/timelines", query).get("nodes").get("without").items();
    return without.isEmpty() ? Json.NULL : without.getFirst().get("coverage");
  }
}
