package io.netlapse.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people already have becomes history by the way that pushed snapshots go, or is refused. */
final class UploadsTest {

  private static TestService service;
  private static TestClient reader;

  @BeforeAll
  static void start() {
    service = TestService.start();
    reader =
        service.as(
            service.admin().post("/tokens", "{\"name\":\"a\",\"scope\":\"read\"}").text("secret"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void transcript_becomesHistory_andIsKnownTheSecondTime() {
    TestClient pusher = service.pusher("terminal", "");
    String paste =
        """
        root@node-1:~# date -u
        Sat Nov 21 11:40:00 UTC 2026
        root@node-1:~# ip -o -4 address
        2: eth0    inet 192.0.2.11/24 scope global eth0
        9: kube-ipvs0    inet 192.0.2.12/32 scope global kube-ipvs0
        root@node-1:~#
        root@node-2:~# date -u
        Sat Nov 21 11:41:00 UTC 2026
        root@node-2:~# ip -o -4 address
        2: eth0    inet 192.0.2.12/24 scope global eth0
        root@node-2:~#
        """;

    TestAnswer first = pusher.post("/uploads", "text/plain", paste);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    JsonNode snapshots = first.json().get("snapshots");
    assertThat(snapshots.findValuesAsText("node")).containsExactly("node-1", "node-2");
    assertThat(snapshots.findValuesAsText("outcome")).containsOnly("stored");
    assertThat(snapshots.at("/0/capturedAt").asText()).isEqualTo("2026-11-21T11:40:00Z");
    assertThat(snapshots.at("/0/outputs/1/facts").asInt()).isEqualTo(2);
    assertThat(reader.get(snapshots.at("/0/link").asText().replace("/api/v1", "")).text("node"))
        .isEqualTo("node-1");
    assertThat(reader.get("/findings?cluster=terminal").items("rule"))
        .contains("foreign-address-on-ipvs");

    TestAnswer again = pusher.post("/uploads", "text/plain", paste);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("snapshots").findValuesAsText("outcome")).containsOnly("known");
    assertThat(again.json().at("/snapshots/0/id")).isEqualTo(first.json().at("/snapshots/0/id"));
    assertThat(reader.get("/snapshots?cluster=terminal").json().get("items")).hasSize(2);
  }

  @Test
  void pasteThatIsCutOff_deniesNothingOfTheHistory() {
    TestClient pusher = service.pusher("cut", "");
    pusher.post(
        "/snapshots",
        TestSnapshots.routes(
                "w", "2026-11-21T11:00:00Z", TestSnapshots.TWO_ROUTES + TestSnapshots.STRAY)
            .toString());
    TestAnswer cut =
        pusher.post(
            "/uploads?node=w&capturedAt=2026-11-21T12:00:00Z",
            "text/plain",
            "# ip route show table all\n" + TestSnapshots.TWO_ROUTES);
    assertThat(cut.status()).as(cut.body()).isEqualTo(201);
    assertThat(cut.json().at("/snapshots/0/outputs/0/isPart").asBoolean()).isTrue();
    assertThat(
            reader
                .get("/changes?cluster=cut&from=2026-11-21T11:30:00Z&to=2026-11-21T12:30:00Z")
                .json()
                .get("items"))
        .isEmpty();

    pusher.post(
        "/uploads?node=w&capturedAt=2026-11-21T13:00:00Z",
        "text/plain",
        "# ip route show table all\n" + TestSnapshots.TWO_ROUTES + "# uptime\n");
    assertThat(
            reader
                .get("/changes?cluster=cut&from=2026-11-21T12:30:00Z&to=2026-11-21T13:30:00Z")
                .items("type"))
        .containsExactly("gone");
  }

  @Test
  void whatNothingTells_isAskedForByPart_andNothingIsStored() throws IOException {
    TestClient pusher = service.pusher("asked", "");
    byte[] zip =
        zip(
            Map.of(
                "worker-1/route.txt", "# ip route\n" + TestSnapshots.TWO_ROUTES,
                "outputs/route.txt", "# ip route\n" + TestSnapshots.TWO_ROUTES));

    TestAnswer asked = upload(pusher, "/uploads", zip);

    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.text("detail")).contains("'?node='", "'?capturedAt='");
    assertThat(asked.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("?node", "?capturedAt");
    assertThat(reader.get("/snapshots?cluster=asked").json().get("items")).isEmpty();

    TestAnswer told = upload(pusher, "/uploads?node=w-9&capturedAt=2026-11-21T11:40:00Z", zip);
    assertThat(told.json().get("snapshots").findValuesAsText("node"))
        .containsExactlyInAnyOrder("worker-1", "w-9");
  }

  @Test
  void oneNodeThatIsNotTheTokens_keepsAllOut() {
    TestClient pusher = service.pusher("own", "node-1");
    String date = "date -u\nSat Nov 21 11:40:00 UTC 2026\n";
    TestAnswer answer =
        pusher.post(
            "/uploads", "text/plain", "root@node-1:~# %sroot@node-2:~# %s".formatted(date, date));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("detail")).contains("own/node-2");
    assertThat(reader.get("/snapshots?cluster=own").json().get("items")).isEmpty();
  }

  @Test
  void cluster_thatIsNotTheTokens_isForbidden() {
    assertThat(
            service
                .pusher("own", "")
                .post(
                    "/uploads?cluster=other&node=a&capturedAt=2026-11-21T11:40:00Z",
                    "text/plain",
                    TestSnapshots.TWO_ROUTES)
                .status())
        .isEqualTo(403);
  }

  @Test
  void bundle_isTheSameSnapshotAsPushed() {
    TestClient pusher = service.pusher("bundle", "");
    byte[] bundle =
        TestSnapshots.bundle("w", "2026-11-21T11:40:00Z", TestSnapshots.TWO_ROUTES.getBytes(UTF_8));
    TestAnswer pushed =
        pusher.send(
            "POST",
            "/snapshots",
            "application/vnd.netlapse.bundle",
            BodyPublishers.ofByteArray(bundle));
    TestAnswer uploaded = upload(pusher, "/uploads", bundle);
    assertThat(uploaded.status()).isEqualTo(200);
    assertThat(uploaded.text("/snapshots/0/outcome")).isEqualTo("known");
    assertThat(uploaded.text("/snapshots/0/id")).isEqualTo(pushed.text("/snapshot/id"));
  }

  @Test
  void report_isTextForWhoLikesIt() {
    TestAnswer answer =
        service
            .pusher("text", "")
            .send(
                "POST",
                "/uploads?node=w&capturedAt=2026-11-21T11:40:00Z",
                "text/plain",
                BodyPublishers.ofString(TestSnapshots.TWO_ROUTES),
                "Accept",
                "text/plain");
    assertThat(answer.body()).startsWith("text/w at 2026-11-21T11:40:00Z: stored as ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /uploads                  | text/plain          | it is broken | 422 | Nothing of it can be stored
          /uploads                  | text/plain          | ''           | 422 | is empty
          /uploads                  | multipart/form-data | x            | 415 | curl --data-binary
          /uploads?node=a/b         | text/plain          | x            | 400 | ?node
          /uploads?capturedAt=noon  | text/plain          | x            | 400 | ?capturedAt
          /uploads?at=1795261200    | text/plain          | x            | 400 | ?at
          """)
  void whatCannotBe_isRefusedWithWhatIsWrong(
      String path, String type, String body, int status, String told) {
    TestAnswer answer = service.pusher("bad", "").post(path, type, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(told);
  }

  @Test
  void reader_mayNotUpload() {
    assertThat(reader.post("/uploads", "text/plain", "x").status()).isEqualTo(403);
  }

  private static TestAnswer upload(TestClient pusher, String path, byte[] body) {
    return pusher.send("POST", path, "application/octet-stream", BodyPublishers.ofByteArray(body));
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
