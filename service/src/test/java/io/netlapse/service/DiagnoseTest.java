package io.netlapse.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diagnosis of what is sent along: the same as the command's, and nothing is kept. */
final class DiagnoseTest {

  private static final String NODE_1 =
      """
      root@node-1:~# ip -o -4 address
      2: eth0    inet 192.0.2.11/24 scope global eth0
      9: kube-ipvs0    inet 192.0.2.12/32 scope global kube-ipvs0
      """;
  private static final String NODE_2 =
      """
      root@node-2:~# ip -o -4 address
      2: eth0    inet 192.0.2.12/24 scope global eth0
      """;

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
  void paste_isDiagnosed_andNotStored() {
    TestAnswer answer = reader.post("/diagnose", "text/plain", NODE_1 + NODE_2);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode finding = answer.json().at("/findings/0");
    assertThat(finding.get("rule").asText()).isEqualTo("foreign-address-on-ipvs");
    assertThat(finding.get("node").asText()).isEqualTo("node-1");
    assertThat(finding.get("severity").asText()).isEqualTo("critical");
    assertThat(finding.at("/evidence/0/line").asInt()).isEqualTo(3);
    assertThat(reader.get("/snapshots").json().get("items")).isEmpty();
    assertThat(reader.get("/clusters").json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json, {",
    "text/markdown, text/markdown, # 1 finding",
    "text/plain, text/plain, 1 finding:",
    "text/html;q=0.1 text/markdown;q=0.9 application/json;q=0.5, text/markdown, # 1 finding",
    "*/*, application/json, {"
  })
  void wording_isWhatIsAccepted(String accepted, String type, String beginning) {
    TestAnswer answer =
        reader.send(
            "POST",
            "/diagnose",
            "text/plain",
            BodyPublishers.ofString(NODE_1 + NODE_2),
            "Accept",
            accepted.replace(' ', ','));
    assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
        .startsWith(type + ";charset=");
    assertThat(answer.body()).startsWith(beginning);
  }

  @Test
  void nodeThatNothingNames_isTheOneOfTheRequest() {
    String addresses = NODE_1.lines().skip(1).reduce("", (all, line) -> all + line + "\n");
    // What curl sends where nobody says what it is.
    TestAnswer answer =
        reader.post(
            "/diagnose?node=worker-7&at=2026-11-21T11:40:00Z",
            "application/x-www-form-urlencoded",
            addresses);
    assertThat(answer.json().at("/findings/0/node").asText()).isEqualTo("worker-7");
    assertThat(answer.json().at("/findings/0/severity").asText()).isEqualTo("info");
  }

  @Test
  void folder_comesInAZip() throws IOException {
    JsonNode findings =
        sent(
                zip(
                    Map.of(
                        "node-1/address.txt", NODE_1,
                        "node-2/address.txt", NODE_2)),
                "application/zip")
            .json()
            .get("findings");
    assertThat(findings).hasSize(1);
    assertThat(findings.at("/0/severity").asText()).isEqualTo("critical");
    assertThat(findings.at("/0/node").asText()).isEqualTo("node-1");
  }

  @Test
  void pasteInGzip_isReadWithAndWithoutItsHeader() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write((NODE_1 + NODE_2).getBytes(UTF_8));
    }
    for (String[] headers : List.of(new String[] {"Content-Encoding", "gzip"}, new String[0])) {
      assertThat(
              reader
                  .send(
                      "POST",
                      "/diagnose",
                      "text/plain",
                      BodyPublishers.ofByteArray(bytes.toByteArray()),
                      headers)
                  .json()
                  .get("findings"))
          .hasSize(1);
    }
  }

  @Test
  void archiveThatLeadsOut_isRefusedAndLeavesNothing() throws IOException {
    TestAnswer answer = sent(zip(Map.of("../../tmp/evil.txt", "x")), "application/octet-stream");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("../../tmp/evil.txt' leads out of the archive");
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left.filter(file -> file.toString().contains("netlapse-archive-"))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /diagnose               | text/plain          | it is broken | 422 | Paste what the command printed
          /diagnose               | text/plain          | ''           | 422 | is empty
          /diagnose               | multipart/form-data | x            | 415 | curl --data-binary
          /diagnose?node=a/b      | text/plain          | x            | 400 | ?node
          /diagnose?at=noon       | text/plain          | x            | 400 | ?at
          /diagnose?cluster=a     | text/plain          | x            | 400 | ?cluster
          """)
  void whatCannotBe_isRefusedWithWhatIsWrong(
      String path, String type, String body, int status, String told) {
    TestAnswer answer = reader.post(path, type, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(told);
  }

  @Test
  void pusher_mayNotAsk() {
    assertThat(service.pusher("c", "").post("/diagnose", "text/plain", NODE_1).status())
        .isEqualTo(403);
  }

  private static TestAnswer sent(byte[] body, String type) {
    return reader.send("POST", "/diagnose", type, BodyPublishers.ofByteArray(body));
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
