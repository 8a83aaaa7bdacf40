package io.netlapse.service;

import static io.netlapse.service.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netlapse.plugins.TestJar;
import io.netlapse.service.settings.SettingsException;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.notify.Notifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger's parser, rule and notifier in the service: they work, fail and hang, and the service
 * goes on.
 */
final class PluginsTest {

  /** Reads lines such as {@code berlin up}. */
  private static final String PARSER =
      """
      package acme;

      import io.netlapse.spi.fact.*;
      import io.netlapse.spi.snapshot.*;
      import java.util.*;

      public final class VpnParser implements SectionParser {
        static final FactKind VPN = FactKind.single("acme-vpn", "name");

        @Override public ProbeId probe() { return new ProbeId("acme-vpn"); }
        @Override public int version() { return 1; }
        @Override public List<FactKind> kinds() { return List.of(VPN); }

        @Override public boolean reads(Command command) {
          return command.words().equals(List.of("acme-vpn", "status"));
        }

        @Override public Scope scope(Command command) { return Scope.of(Coverage.all(VPN)); }

        @Override public Reading read(String text, Command command) {
          if (text.contains("broken")) {
            throw new IllegalStateException("no idea what this is");
          }
          if (text.contains("endless")) {
            while (true) {
              try { Thread.sleep(1_000); } catch (InterruptedException e) { continue; }
            }
          }
          List<Reading.Read> facts = new ArrayList<>();
          int at = 0;
          for (String line : text.split("\\n")) {
            String[] words = line.split(" ");
            facts.add(new Reading.Read(
                Fact.of(VPN, Map.of("name", words[0], "state", words[1])),
                new Span(at, at + line.length())));
            at += line.length() + 1;
          }
          return new Reading(facts, List.of());
        }
      }
      """;

  private static final String RULE =
      """
      package acme;

      import io.netlapse.spi.diagnose.*;
      import java.util.*;

      public final class VpnDown implements Diagnostic {
        @Override public RuleInfo info() {
          return new RuleInfo("acme-vpn-down", "A VPN is down", Severity.WARNING,
              List.of(VpnParser.VPN), List.of(), List.of());
        }

        @Override public List<Outcome> examine(NodeView node, ClusterView cluster) {
          return node.facts(VpnParser.VPN).stream()
              .filter(seen -> seen.fact().field("state", "").equals("down"))
              .map(VpnDown::finding)
              .toList();
        }

        private static Outcome finding(SeenFact seen) {
          String name = seen.fact().field("name", "");
          return new Outcome.Finding(name, Severity.WARNING, "VPN " + name + " is down", "It is.",
              List.of(seen.evidence()), List.of("acme-vpn status"),
              new Remedy(List.of("acme-vpn up " + name), "none", "acme-vpn down " + name, "none"));
        }
      }
      """;

  /** Writes a line of each notice, and fails at the first try. */
  private static final String NOTIFIER =
      """
      package acme;

      import io.netlapse.spi.notify.*;
      import java.nio.file.*;

      public final class FileNotifier implements Notifier {
        private boolean failed;

        @Override public String name() { return "file"; }

        @Override public void tell(Notice notice) throws NotifyException {
          if (!failed) {
            failed = true;
            throw new NotifyException("The file is not there yet.");
          }
          try {
            Files.writeString(
                Path.of(System.getProperty("acme.notices")),
                "%s %s %s %s%n".formatted(notice.node().name(), notice.rule(),
                    notice.finding().subject(), notice.isOpen() ? "began" : "ended"),
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          } catch (java.io.IOException e) {
            throw new NotifyException("The file cannot be written.", e);
          }
        }
      }
      """;

  @TempDir private static Path folder;
  private static TestService service;
  private static TestClient pusher;

  @BeforeAll
  static void start() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    new TestJar("acme")
        .source("acme.VpnParser", PARSER)
        .source("acme.VpnDown", RULE)
        .source("acme.FileNotifier", NOTIFIER)
        .service(Notifier.class, "acme.FileNotifier")
        .service(SectionParser.class, "acme.VpnParser")
        .service(Diagnostic.class, "acme.VpnDown")
        .in(plugins, "acme.jar");
    System.setProperty("acme.notices", folder.resolve("notices").toString());
    service =
        TestService.start(
            Map.of(
                "netlapse.plugins.folder", plugins.toString(), "netlapse.plugins.timeout", "1s"));
    pusher = service.pusher("c", "");
  }

  @AfterAll
  static void stop() {
    service.close();
    System.clearProperty("acme.notices");
  }

  @Test
  void notifier_isToldWhatBeginsAndEnds_andTriedAgain() throws Exception {
    push("told", "10:00", "berlin up\n");
    push("told", "10:05", "berlin down\n");
    push("told", "10:10", "berlin up\n");
    eventually(
        "both notices are told",
        () ->
            notices()
                .containsAll(
                    List.of("told acme-vpn-down berlin began", "told acme-vpn-down berlin ended")));
    assertThat(
            Scrape.of(service).value("netlapse_notices_total{notifier=\"file\",result=\"told\"}"))
        .isGreaterThanOrEqualTo(2);
  }

  private static List<String> notices() {
    try {
      Path file = folder.resolve("notices");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void parserAndRule_ofAStranger_areAskedOverHistory() {
    push("works", "10:00", "berlin up\n");
    TestAnswer pushed = push("works", "10:05", "berlin down\n");
    assertThat(pushed.json().at("/findings").findValuesAsText("rule"))
        .containsExactly("acme-vpn-down");
    assertThat(service.admin().get("/rules").items("id")).contains("acme-vpn-down");
    assertThat(vpns("works", "10:10")).isEqualTo("down");
  }

  @Test
  void parser_thatFails_readsNothing_andDeniesNothing() {
    Scrape before = Scrape.of(service);
    push("fails", "10:00", "berlin up\n");
    TestAnswer pushed = push("fails", "10:05", "broken\n");
    assertThat(pushed.status()).isEqualTo(201);
    assertThat(pushed.json().at("/changes")).isEmpty();
    assertThat(vpns("fails", "10:10")).isEqualTo("up");
    assertThat(Scrape.of(service).since(before, failures("failed"))).isPositive();
  }

  @Test
  void parser_thatHangs_isTimedOut_andThenSetAside() {
    // Its threads cannot be ended, so this is a service of its own whose plug-in may be set aside.
    try (TestService own =
        TestService.start(
            Map.of(
                "netlapse.plugins.folder",
                folder.resolve("plugins").toString(),
                "netlapse.plugins.timeout",
                "100ms"))) {
      TestClient pushes = own.pusher("c", "");
      for (int minute = 0; minute < 4; minute++) {
        assertThat(
                pushes
                    .post("/snapshots", snapshot("hangs", "10:0" + minute, "endless " + minute))
                    .status())
            .isEqualTo(201);
      }
      Scrape after = Scrape.of(own);
      assertThat(after.value(failures("timed_out"))).isEqualTo(3);
      assertThat(after.value(failures("set_aside"))).isPositive();
    }
  }

  @Test
  void jarThatCannotBeUsed_stopsTheStart_inOneSentence() throws IOException {
    Path wrong = Files.createDirectory(folder.resolve("wrong"));
    new TestJar("acme").manifest("Netlapse-Spi-Version", "2.0").in(wrong, "acme.jar");
    assertThatThrownBy(
            () -> TestService.start(Map.of("netlapse.plugins.folder", wrong.toString())).close())
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(wrong.resolve("acme.jar") + " was built against spi 2.0");
  }

  private static String failures(String result) {
    return "netlapse_plugin_failures_total{plugin=\"acme\",result=\"%s\"}".formatted(result);
  }

  private static String vpns(String node, String time) {
    JsonNode state =
        service
            .admin()
            .get(
                "/clusters/c/nodes/%s/state?kind=acme-vpn&at=2026-11-21T%s:00Z"
                    .formatted(node, time))
            .json();
    return String.join(",", state.findValuesAsText("state"));
  }

  private static TestAnswer push(String node, String time, String output) {
    return pusher.post("/snapshots", snapshot(node, time, output));
  }

  private static String snapshot(String node, String time, String output) {
    ObjectNode snapshot = new ObjectMapper().createObjectNode();
    snapshot.put("node", node).put("capturedAt", "2026-11-21T%s:00Z".formatted(time));
    snapshot
        .putArray("sections")
        .addObject()
        .put("probe", "acme-vpn")
        .put("command", "acme-vpn status")
        .put("output", output);
    return snapshot.toString();
  }
}
