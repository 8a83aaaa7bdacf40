package io.netlapse.service;

import static io.netlapse.service.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that only harm or an accident makes: refused in words, and nothing is left of them. */
final class HostileUploadsTest {

  private static final String PATH = "/uploads?node=w&capturedAt=2026-11-21T11:40:00Z";
  private static final byte[] ROUTES = ("# ip route\n" + TestSnapshots.TWO_ROUTES).getBytes(UTF_8);

  /** The type of a plain file in ustar; 1 is a hard link, 2 a symbolic one, 3 a device. */
  private static final char PLAIN = '0';

  private static TestService service;
  private static TestClient pusher;

  @BeforeAll
  static void start() {
    service =
        TestService.start(
            Map.of(
                "netlapse.ingest.max-unpacked-bytes",
                4 << 20,
                "netlapse.ingest.max-compressed-bytes",
                3 << 20));
    pusher = service.pusher("hostile", "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    eventually("nothing is unpacked any more", () -> unpacked().isEmpty());
    assertThat(service.admin().get("/snapshots?cluster=hostile").json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.txt", "a/../../evil.txt", "/etc/evil", "a\u0007b", "a\u001b[2J"})
  void nameThatLeadsOutOrIsNone_isRefused(String name) {
    TestAnswer answer = upload(tar(entry(name, PLAIN, ROUTES)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("detail")).contains("Nothing of it was read").doesNotContain("\u001b");
  }

  @Test
  void nameGivenTwice_isRefused() {
    byte[] one = entry("w1/route.txt", PLAIN, ROUTES);
    assertRefused(upload(tar(one, one)), "twice");
  }

  @Test
  void linksAndDevices_areNeverFollowed() {
    byte[] nothing = {};
    byte[] zeros = new byte[8];
    assertRefused(
        upload(
            tar(
                entry("w1/a.txt", '1', nothing),
                entry("w1/b.txt", '2', nothing),
                entry("w1/c.txt", '3', nothing),
                entry("w1/d.txt", PLAIN, zeros))),
        "3 links or devices");
  }

  @Test
  void bomb_isRefused() throws IOException {
    byte[] zeros = new byte[8 << 20];
    assertRefused(upload(gzip(tar(entry("w1/a.txt", PLAIN, zeros)))), "larger than 4 MiB");
    assertRefused(upload(zip(zeros)), "larger than 4 MiB");
  }

  @Test
  void bodyOverItsLimit_isTooLarge_alsoWhileItIsUnpacked() {
    TestAnswer answer = upload(tar(entry("w1/a.txt", PLAIN, new byte[3_500_000])));
    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    assertThat(answer.text("detail")).contains("netlapse.ingest.max-compressed-bytes");
  }

  @Test
  void bombWithinAnArchive_isNotUnpacked() throws IOException {
    byte[] bomb = gzip(zip(new byte[8 << 20]));
    assertRefused(upload(tar(entry("w1/bomb.txt", PLAIN, bomb))), "binary");
  }

  @Test
  void aMillionEntries_areRefusedAtTheLimit() throws IOException {
    ByteArrayOutputStream links = new ByteArrayOutputStream();
    for (int i = 0; i < 8_000; i++) {
      links.writeBytes(entry("a", '2', new byte[0]));
    }
    byte[] member = gzip(links.toByteArray());
    ByteArrayOutputStream million = new ByteArrayOutputStream();
    for (int i = 0; i < 125; i++) {
      million.writeBytes(member);
    }
    assertRefused(upload(million.toByteArray()), "larger than 4 MiB");
  }

  @Test
  void encryptedAndCutOff_areRefused() throws IOException {
    byte[] zip = zip(ROUTES);
    byte[] encrypted = zip.clone();
    encrypted[6] |= 1; // the general purpose bit of the first local header (APPNOTE, 4.3.7)
    assertRefused(upload(encrypted), "is encrypted");
    byte[] tar = gzip(tar(entry("w1/route.txt", PLAIN, ROUTES)));
    assertRefused(upload(Arrays.copyOf(tar, tar.length / 2)), "cut off");
  }

  @Test
  void clientThatHangsUp_leavesNothing() throws Exception {
    URI server = service.running().uri();
    byte[] tar = tar(entry("w1/route.txt", PLAIN, new byte[1 << 20]));
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          """
          POST /api/v1%s HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Content-Type: application/x-tar
          Content-Length: %d

          """
              .formatted(PATH, service.admin().newPushToken("hostile", ""), tar.length);
      out.write(head.replace("\n", "\r\n").getBytes(US_ASCII));
      out.write(tar, 0, tar.length / 2);
      out.flush();
      eventually("it is being unpacked", () -> !unpacked().isEmpty());
    }
  }

  private static void assertRefused(TestAnswer answer, String told) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.text("detail")).contains(told);
  }

  private static List<Path> unpacked() {
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return left.filter(file -> file.toString().contains("netlapse-archive-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestAnswer upload(byte[] body) {
    return pusher.send("POST", PATH, "application/octet-stream", BodyPublishers.ofByteArray(body));
  }

  private static byte[] zip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("w1/route.txt"));
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(byte[]... entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Stream.of(entries).forEach(bytes::writeBytes);
    bytes.writeBytes(new byte[1024]);
    return bytes.toByteArray();
  }

  /** A header of ustar (POSIX.1-1988) and the content, in blocks of 512 bytes. */
  private static byte[] entry(String name, char type, byte[] content) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "0000644\0");
    put(block, 108, "0000000\0");
    put(block, 116, "0000000\0");
    put(block, 124, "%011o\0".formatted(content.length));
    put(block, 136, "00000000000\0");
    put(block, 148, "        ");
    block[156] = (byte) type;
    put(block, 157, type == PLAIN ? "" : "/etc/shadow");
    put(block, 257, "ustar\00000");
    int sum = 0;
    for (byte each : block) {
      sum += each & 0xff;
    }
    put(block, 148, "%06o\0 ".formatted(sum));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(block);
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[(512 - content.length % 512) % 512]);
    return bytes.toByteArray();
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}
