package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.STRAY;
import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.DeltaWriter;
import io.netlapse.spi.bundle.SectionDigest;
import io.netlapse.spi.bundle.SentSections;
import io.netlapse.spi.snapshot.Content;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A delta counts as the bundle that it stands for, and refers to nothing but the node's own. */
final class DeltaPushTest {

  private static final String FIRST = "2026-11-21T10:00:00Z";
  private static final String NEXT = "2026-11-21T10:05:00Z";

  private static TestService service;
  private static TestClient pusher;

  @BeforeAll
  static void start() {
    service = TestService.start();
    pusher = service.pusher("c", "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void unchangedNode_isStoredAsIfItHadSaidAllAgain() throws Exception {
    Bundle first = bundle("same", FIRST, TWO_ROUTES);
    TestAnswer whole = push(first);
    assertThat(whole.header("Accept-Post")).contains("application/vnd.netlapse.delta");

    TestAnswer answer = pushDelta(bundle("same", NEXT, TWO_ROUTES), first);

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.text("changed")).isEqualTo("false");
    assertThat(section(answer)).isEqualTo(TWO_ROUTES);
  }

  @Test
  void changedLine_isAPatchAndAChange() throws Exception {
    String routes = TWO_ROUTES + "10.1.0.0/16 via 10.0.0.7 dev eth0 \n";
    Bundle first = bundle("patched", FIRST, routes);
    push(first);

    TestAnswer answer = pushDelta(bundle("patched", NEXT, routes + STRAY), first);

    assertThat(answer.text("/changes/0/after/fields/dst"))
        .as(answer.body())
        .isEqualTo("10.9.0.0/16");
    assertThat(section(answer)).isEqualTo(routes + STRAY);
  }

  /** Another instance took in the one before, or this one was started anew. */
  @Test
  void anotherInstance_knowsWhatTheNodeSent() throws Exception {
    Bundle first = bundle("elsewhere", FIRST, TWO_ROUTES);
    push(first);

    try (RunningService other =
        NetlapseService.start(TestService.settings(service.database(), Map.of()))) {
      TestClient there = new TestClient(other.uri(), service.admin().newPushToken("c", ""));
      TestAnswer answer =
          pushDelta(there, bundle("elsewhere", NEXT, TWO_ROUTES), "elsewhere", first);

      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
  }

  @Test
  void sectionsOfAnotherNode_areNotKnown() throws Exception {
    Bundle first = bundle("one", FIRST, TWO_ROUTES);
    push(first);

    TestAnswer answer = pushDelta(pusher, bundle("two", NEXT, TWO_ROUTES), "two", first);

    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.text("type")).isEqualTo("https://netlapse.io/problems/missing-sections");
    assertThat(answer.text("/errors/0/pointer"))
        .isEqualTo(SectionDigest.of(first.sections().getFirst()).text());
    assertThat(service.admin().get("/snapshots?node=two").items("id")).isEmpty();
  }

  @Test
  void deltaOfAnotherNode_isForbiddenBeforeItIsRead() throws Exception {
    Bundle first = bundle("mine", FIRST, TWO_ROUTES);
    push(first);
    TestClient other = service.pusher("c", "other");

    TestAnswer answer = pushDelta(other, bundle("mine", NEXT, TWO_ROUTES), "mine", first);

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
  }

  @Test
  void whatIsNoDelta_isRefused() {
    TestAnswer answer =
        pusher.send(
            "POST",
            "/snapshots",
            "application/vnd.netlapse.delta",
            BodyPublishers.ofByteArray(
                TestSnapshots.bundle("n", FIRST, TWO_ROUTES.getBytes(UTF_8))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("detail"))
        .contains("The delta cannot be read: it begins with 'netlapse-bundle 1'");
  }

  private static Bundle bundle(String node, String at, String output) throws Exception {
    return new BundleReader(BundleLimits.DEFAULT)
        .read(Content.of(TestSnapshots.bundle(node, at, output.getBytes(UTF_8))).stream());
  }

  private static TestAnswer push(Bundle bundle) {
    byte[] bytes =
        TestSnapshots.bundle(
            String.valueOf(bundle.node()),
            bundle.capturedAt().toString(),
            bundle.sections().getFirst().output().toByteArray());
    TestAnswer answer =
        pusher.send(
            "POST",
            "/snapshots",
            "application/vnd.netlapse.bundle",
            BodyPublishers.ofByteArray(bytes));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private static TestAnswer pushDelta(Bundle bundle, Bundle before) {
    return pushDelta(pusher, bundle, String.valueOf(bundle.node()), before);
  }

  private static TestAnswer pushDelta(
      TestClient client, Bundle bundle, String node, Bundle before) {
    Content delta = DeltaWriter.toContent(bundle, SentSections.of(before.sections()));
    assertThat(delta.text()).as("delta").containsAnyOf("\nsame: ", "\npatch: ");
    return client.send(
        "POST",
        "/snapshots?node=" + node,
        "application/vnd.netlapse.delta",
        BodyPublishers.ofByteArray(TestSnapshots.gzip(delta.toByteArray())),
        "Content-Encoding",
        "gzip");
  }

  private static String section(TestAnswer answer) {
    return service
        .admin()
        .get("/snapshots/%s/sections/ip-route".formatted(answer.text("/snapshot/id")))
        .body();
  }
}
