package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.routes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Prometheus and the health checks of a cluster see without a token. */
final class MetricsTest {

  @Test
  void scrape_afterPushes_countsThem() {
    try (TestService service = TestService.start()) {
      TestClient pusher = service.pusher("c", "");
      String good = routes("n", "2026-11-21T10:00:00Z", TWO_ROUTES + "odd\n").toString();
      assertThat(pusher.post("/snapshots", good).status()).isEqualTo(201);
      assertThat(pusher.post("/snapshots", good).status()).isEqualTo(200);
      assertThat(pusher.post("/snapshots", "{}").status()).isEqualTo(422);
      assertThat(service.anonymous().get("//prometheus").body().lines())
          .contains(
              "netlapse_ingest_snapshots_total{cluster=\"c\",result=\"stored\"} 1.0",
              "netlapse_ingest_snapshots_total{cluster=\"c\",result=\"duplicate\"} 1.0",
              "netlapse_ingest_snapshots_total{cluster=\"\",result=\"refused\"} 1.0",
              "netlapse_parser_unread_lines_total{probe=\"ip-route\"} 1.0",
              "netlapse_ingest_duration_seconds_count 3")
          .anyMatch(line -> line.startsWith("netlapse_build_info{"));
    }
  }

  @Test
  void health_withoutToken_tellsNoDetails() {
    try (TestService service = TestService.start()) {
      assertThat(service.anonymous().get("//health").text("status")).isEqualTo("UP");
      assertThat(service.anonymous().get("//health").body()).doesNotContain("jdbc");
      assertThat(service.admin().get("//health").body()).contains("jdbc");
      assertThat(service.anonymous().get("//health/liveness").status()).isEqualTo(200);
      assertThat(service.anonymous().get("//health/readiness").status()).isEqualTo(200);
    }
  }
}
