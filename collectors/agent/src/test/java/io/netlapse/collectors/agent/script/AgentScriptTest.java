package io.netlapse.collectors.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** How captures get to the service, under each shell and with each client. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@CsvSource({"dash,curl", "bash,curl", "busybox,curl", "dash,wget", "bash,wget", "busybox,wget"})
final class AgentScriptTest {

  static final String CAPTURE = "../capture/src/main/resources/io/netlapse/capture/capture";

  @Parameter(0)
  private String shell;

  @Parameter(1)
  private String client;

  @TempDir private Path folder;
  private Service service;
  private ScriptedNode node;

  @BeforeEach
  void start() throws IOException {
    Programs.assume(shell, client, "gzip");
    service = new Service(0);
    node = new ScriptedNode(shell, client, service.address(), folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aRealCapture_arrivesOnceAndLeavesNothing() throws Exception {
    var ended =
        node.run("--capture", CAPTURE, "--only", "core", "--node", "worker-1", "--cluster", "dc-1");

    assertThat(ended.said()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(service.pushes()).hasSize(1);
    Service.Push push = service.pushes().getFirst();
    assertThat(push.uri()).hasToString("/api/v1/snapshots?cluster=dc-1");
    assertThat(push.headers().getFirst("Authorization")).isEqualTo("Bearer " + ScriptedNode.TOKEN);
    assertThat(push.headers().getFirst("Content-Type"))
        .isEqualTo("application/vnd.netlapse.bundle");
    assertThat(push.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(push.headers().getFirst("User-Agent")).startsWith("netlapse-agent/");
    assertThat(push.headers().getFirst("Netlapse-Sent-At"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    var bundle =
        new BundleReader(BundleLimits.DEFAULT)
            .read(new ByteArrayInputStream(push.bundle().getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(bundle.damage()).isEmpty();
    assertThat(bundle.sections()).isNotEmpty();
    assertThat(node.files("")).isEmpty();
  }

  @Test
  void serviceAwayAndBack_everyCaptureArrivesOnceOldestFirst() throws Exception {
    int port = service.port();
    service.close();
    for (int run = 0; run < 3; run++) {
      var ended = node.run("--patience", "2");
      assertThat(ended.status()).as(ended.said()).isEqualTo(1);
    }
    assertThat(node.waiting()).hasSize(3);

    service = new Service(port);
    var ended = node.run("--patience", "50");

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(service.acknowledged())
        .extracting(AgentScriptTest::number)
        .containsExactly("1", "2", "3", "4");
    assertThat(node.files("")).isEmpty();
  }

  @Test
  void overloadedService_isAskedAgainAfterTheTimeItAskedFor() throws Exception {
    service.thenAnswer(503, "2");

    var ended = node.run();

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("did not take").contains("(503)").contains("so told");
    assertThat(service.pushes()).hasSize(2);
    long waited = service.pushes().getLast().at() - service.pushes().getFirst().at();
    assertThat(Duration.ofNanos(waited)).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void timeThatTheServiceAskedFor_holdsForTheNextRun() throws Exception {
    service.thenAnswer(429, "3600");

    assertThat(node.run("--patience", "2").status()).isEqualTo(1);
    assertThat(node.run("--patience", "2").status()).isEqualTo(1);

    assertThat(service.pushes()).hasSize(1);
    assertThat(node.waiting()).hasSize(2);
  }

  @Test
  void refusedCapture_isSetAsideWithTheAnswer() throws Exception {
    service.thenAnswer(403, "");

    var ended = node.run();

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.said()).contains("refused").contains("(403)").contains("so told");
    assertThat(node.waiting()).isEmpty();
    assertThat(node.files("refused")).hasSize(2).anyMatch(name -> name.endsWith(".bundle.gz"));
    String answer = node.files("refused").getFirst();
    assertThat(node.spool().resolve("refused").resolve(answer)).content().contains("(403)");
    assertThat(node.run().status()).as("the next run goes on").isZero();
  }

  /** The last four are about the token or the address, and so about every capture. */
  @Test
  void otherAnswers_acknowledgeNothingAndSetNothingAside() throws Exception {
    List<Integer> answers = List.of(302, 500, 504, 401, 404, 405, 407);
    for (int status : answers) {
      service.thenAnswer(status, "3600");
      var ended = node.run("--patience", "2");

      assertThat(ended.status()).as(ended.said()).isEqualTo(1);
      assertThat(ended.said()).contains("did not take").contains("(" + status + ")");
      Files.delete(node.spool().resolve("wait"));
    }

    assertThat(node.waiting()).hasSize(answers.size());
    assertThat(node.files("refused")).isEmpty();
  }

  @Test
  void token_isInNoProcess() throws Exception {
    var opened = service.thenHold();
    Process agent = node.start();
    while (service.pushes().isEmpty()) {
      assertThat(agent.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    try {
      assertThat(Programs.seen("cmdline")).isNotEmpty().noneMatch(AgentScriptTest::tellsToken);
      assertThat(Programs.seen("environ")).noneMatch(AgentScriptTest::tellsToken);
      assertThat(node.files("")).noneMatch(name -> name.endsWith(".settings"));
    } finally {
      opened.countDown();
    }
    assertThat(node.ended(agent).status()).isZero();
  }

  @Test
  void secondAgent_leavesTheSpoolAlone() throws Exception {
    var opened = service.thenHold();
    Process first = node.start();
    while (service.pushes().isEmpty()) {
      assertThat(first.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    Process second = node.start();
    assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(second.exitValue()).isEqualTo(3);
    opened.countDown();

    var ended = node.ended(first);
    assertThat(ended.status()).isZero();
    assertThat(ended.said()).contains("nothing done");
    assertThat(service.pushes()).hasSize(1);
  }

  static String number(String bundle) {
    return bundle.replaceAll("(?s).*number: (\\d+).*", "$1");
  }

  private static boolean tellsToken(String text) {
    return text.contains(ScriptedNode.TOKEN);
  }
}
