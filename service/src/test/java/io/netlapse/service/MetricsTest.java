package io.netlapse.service;

import static io.netlapse.service.Eventually.eventually;
import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.netlapse.plugins.TestJar;
import io.netlapse.spi.notify.Notifier;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus and the health checks of a cluster see without a token. */
final class MetricsTest {

  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(netlapse_[a-z_]+)`");
  private static final Pattern FAMILY =
      Pattern.compile("# TYPE (netlapse_[a-z_]+?)(?:_max)? (?:counter|gauge|histogram|summary)");

  private static final String NOTIFIER =
      """
      package acme;

      import io.netlapse.spi.notify.*;

      public final class Silent implements Notifier {
        @Override public String name() { return "silent"; }
        @Override public void tell(Notice notice) {}
      }
      """;

  private static TestService service;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    new TestJar("acme")
        .source("acme.Silent", NOTIFIER)
        .service(Notifier.class, "acme.Silent")
        .in(plugins, "acme.jar");
    service =
        TestService.start(
            Map.of(
                "netlapse.metrics.interval",
                "200ms",
                "netlapse.plugins.folder",
                plugins.toString()));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Pushes as a collector that names itself. */
  private static int push(TestClient pusher, String bundle, String userAgent) {
    return pusher
        .send(
            "POST",
            "/snapshots",
            "application/vnd.netlapse.bundle",
            BodyPublishers.ofString(bundle),
            "User-Agent",
            userAgent)
        .status();
  }

  private static String bundle(String output) {
    return new String(
        TestSnapshots.bundle("n", "2026-11-21T10:00:00Z", output.getBytes(UTF_8)), UTF_8);
  }

  private static String pushes(String cluster, String collector, String result) {
    return "netlapse_ingest_snapshots_total{cluster=\"%s\",collector=\"%s\",result=\"%s\"}"
        .formatted(cluster, collector, result);
  }

  @Test
  void pushes_moveTheirCounters() {
    TestClient pusher = service.pusher("counted", "");
    String good = bundle(TWO_ROUTES + "odd\n");
    Scrape before = Scrape.of(service);

    assertThat(push(pusher, good, "netlapse-agent/0.1.0")).isEqualTo(201);
    assertThat(push(pusher, good, "netlapse-agent/0.1.0")).isEqualTo(200);
    assertThat(push(pusher, "no bundle", "netlapse-upload")).isEqualTo(422);
    assertThat(push(pusher, "no bundle", "netlapse-made-up/9")).isEqualTo(422);

    Scrape after = Scrape.of(service);
    assertThat(after.value(pushes("counted", "agent", "stored"))).isEqualTo(1);
    assertThat(after.value(pushes("counted", "agent", "duplicate"))).isEqualTo(1);
    assertThat(after.value(pushes("", "upload", "refused"))).isEqualTo(1);
    assertThat(after.value(pushes("", "other", "refused"))).isEqualTo(1);
    assertThat(after.since(before, "netlapse_ingest_duration_seconds_count")).isEqualTo(4);
    assertThat(after.since(before, "netlapse_ingest_duration_seconds_bucket{le=\"+Inf\"}"))
        .isEqualTo(4);
    assertThat(after.since(before, "netlapse_parser_unread_lines_total{probe=\"ip-route\"}"))
        .isEqualTo(1);
    assertThat(
            after.since(before, "netlapse_ingest_sections_total{probe=\"ip-route\",status=\"ok\"}"))
        .isEqualTo(1);
    assertThat(after.value("netlapse_ingest_memory_bytes")).isZero();
    assertThat(after.value("netlapse_ingest_memory_limit_bytes")).isEqualTo(256 << 20);
  }

  @Test
  void probesThatSendersMakeUp_areOneSeries() {
    TestClient pusher = service.pusher("bounded", "");
    for (int i = 0; i < 3; i++) {
      String bundle = bundle("x\n").replace("ip-route", "made-up-" + i);
      assertThat(push(pusher, bundle, "made-up/" + i)).isEqualTo(201);
    }

    assertThat(Scrape.of(service).lines())
        .anyMatch(line -> line.startsWith("netlapse_parser_unread_lines_total{probe=\"other\"}"))
        .noneMatch(line -> line.contains("made-up"));
  }

  @Test
  void gauges_showWhatTheDatabaseKnows() throws Exception {
    TestClient pusher = service.pusher("fleet", "");
    pushFinding(pusher);
    String open =
        "netlapse_findings_open{cluster=\"fleet\",rule=\"foreign-address-on-ipvs\",severity=\"critical\"}";

    eventually("the finding is open", () -> Scrape.of(service).value(open) == 1);

    Scrape scrape = Scrape.of(service);
    assertThat(scrape.value("netlapse_nodes{cluster=\"fleet\",state=\"fresh\"}")).isEqualTo(2);
    assertThat(scrape.value("netlapse_nodes{cluster=\"fleet\",state=\"silent\"}")).isZero();
    assertThat(
            scrape.value(
                "netlapse_node_last_capture_timestamp_seconds{cluster=\"fleet\",node=\"n1\"}"))
        .isEqualTo(1795255500.0);
    assertThat(scrape.value("netlapse_rule_eval_seconds_count{rule=\"foreign-address-on-ipvs\"}"))
        .isPositive();
    assertThat(scrape.value("netlapse_refresh_timestamp_seconds"))
        .isCloseTo(System.currentTimeMillis() / 1000.0, offset(60.0));
    assertThat(scrape.value("netlapse_table_size_bytes{table=\"lifetimes\"}")).isPositive();
    eventually(
        "PostgreSQL has counted the snapshots",
        () -> Scrape.of(service).value("netlapse_table_rows{table=\"snapshots\"}") >= 3);
  }

  private static void pushFinding(TestClient pusher) {
    for (var snapshot :
        List.of(
            TestSnapshots.node("n2", "2026-11-21T10:00:00Z", "10.77.0.12", ""),
            TestSnapshots.node("n1", "2026-11-21T10:00:00Z", "10.77.0.11", ""),
            TestSnapshots.node("n1", "2026-11-21T10:05:00Z", "10.77.0.11", "10.77.0.12"))) {
      assertThat(pusher.post("/snapshots", snapshot.toString()).status()).isEqualTo(201);
    }
  }

  @Test
  void page_namesEachMetric_andNoOther() throws Exception {
    pushFinding(service.pusher("documented", ""));
    SortedSet<String> documented = names(ROW, Files.readString(PAGE));
    assertThat(documented).isNotEmpty();

    eventually(
        "the metrics are those of " + PAGE + ", which are " + documented,
        () -> names(FAMILY, String.join("\n", Scrape.of(service).lines())).equals(documented));
  }

  private static SortedSet<String> names(Pattern pattern, String text) {
    SortedSet<String> names = new TreeSet<>();
    pattern.matcher(text).results().map((MatchResult row) -> row.group(1)).forEach(names::add);
    return names;
  }

  @Test
  void health_withoutToken_tellsNoDetails() {
    assertThat(service.anonymous().get("//health").text("status")).isEqualTo("UP");
    assertThat(service.anonymous().get("//health").body()).doesNotContain("jdbc");
    assertThat(service.admin().get("//health").body()).contains("jdbc");
    assertThat(service.anonymous().get("//health/liveness").status()).isEqualTo(200);
    assertThat(service.anonymous().get("//health/readiness").status()).isEqualTo(200);
  }
}
