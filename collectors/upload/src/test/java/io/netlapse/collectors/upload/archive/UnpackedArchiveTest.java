package io.netlapse.collectors.upload.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class UnpackedArchiveTest {

  private static final UnpackLimits SMALL = new UnpackLimits(1000, 1 << 20);
  private static final Instant AT = Instant.parse("2026-11-21T11:40:00Z");

  private Set<Path> before = Set.of();

  @BeforeEach
  void lookAtTheFolder() throws IOException {
    before = temporary();
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertThat(temporary()).isEqualTo(before);
  }

  @Test
  void files_areUnpackedForTheirOwnerAlone_andRemoved() throws Exception {
    Path folder;
    try (UnpackedArchive unpacked =
        open(tar(file("node-1/rules.txt", "0:\tfrom all lookup local\n"), folder("empty/")))) {
      folder = unpacked.folder();
      assertThat(folder.resolve("node-1/rules.txt")).hasContent("0:\tfrom all lookup local\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.getParent())))
          .isEqualTo("rwx------");
      assertThat(unpacked.latest()).isEqualTo(AT);
      assertThat(unpacked.leftOut()).isEmpty();
    }
    assertThat(folder.getParent()).doesNotExist();
  }

  @Test
  void compression_isToldByTheFirstBytes() throws Exception {
    byte[] plain = tar(file("a/b.txt", "x"));
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(plain);
    }
    ByteArrayOutputStream xz = new ByteArrayOutputStream();
    try (XZOutputStream out = new XZOutputStream(xz, new LZMA2Options(6))) {
      out.write(plain);
    }
    for (byte[] packed : new byte[][] {plain, gzip.toByteArray(), xz.toByteArray()}) {
      try (UnpackedArchive unpacked = open(packed)) {
        assertThat(unpacked.folder().resolve("a/b.txt")).hasContent("x");
      }
    }
  }

  @Test
  void linksAndDevices_areCountedAndNeverMade() throws Exception {
    TarArchiveEntry link = new TarArchiveEntry("hostname", TarConstants.LF_SYMLINK);
    link.setLinkName("/etc/shadow");
    TarArchiveEntry hard = new TarArchiveEntry("hard", TarConstants.LF_LINK);
    hard.setLinkName("../../../etc/shadow");
    TarArchiveEntry device = new TarArchiveEntry("null", TarConstants.LF_CHR);
    byte[] archive =
        tar(new Entry(link, ""), new Entry(hard, ""), new Entry(device, ""), file("a.txt", "x"));
    try (UnpackedArchive unpacked = open(archive)) {
      assertThat(unpacked.folder()).isDirectoryContaining("glob:**/a.txt");
      try (Stream<Path> inside = Files.list(unpacked.folder())) {
        assertThat(inside).hasSize(1);
      }
      assertThat(unpacked.leftOut()).singleElement().asString().contains("3 links or devices");
    }
  }

  @Test
  void linkThatFilesGoThrough_isNotThere() throws Exception {
    TarArchiveEntry link = new TarArchiveEntry("out", TarConstants.LF_SYMLINK);
    link.setLinkName("/tmp");
    try (UnpackedArchive unpacked = open(tar(new Entry(link, ""), file("out/evil.txt", "x")))) {
      assertThat(unpacked.folder().resolve("out/evil.txt")).isRegularFile();
      assertThat(Path.of("/tmp/evil.txt")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a", "a/../../b", "/etc/passwd", "a/..", "a\u0007b", "a\nb", "a\u001b[2Jb"})
  void nameThatNoFileMayHave_refusesAll(String name) throws Exception {
    assertThatThrownBy(() -> open(tar(file("first.txt", "x"), file(name, "x"))))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("given: the entry '")
        .message()
        .doesNotContain("\u001b", "\u0007", "\n");
  }

  @Test
  void nameGivenTwice_refusesAll() throws Exception {
    assertThatThrownBy(() -> open(tar(file("a.txt", "x"), file("./a.txt", "y"))))
        .hasMessage("given has './a.txt' twice, and nobody can say which is meant. Pack it anew.");
  }

  @Test
  void bomb_isRefusedAfterTheLimit() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.putArchiveEntry(new ZipArchiveEntry("zeros"));
      zip.write(new byte[8 << 20]);
      zip.closeArchiveEntry();
    }
    assertThat(bytes.size()).isLessThan(16 << 10);
    assertThatThrownBy(() -> open(bytes.toByteArray()))
        .hasMessage("given is larger than 1 MiB, unpacked. Pack only the outputs.");
  }

  @Test
  void header_thatClaimsMoreThanTheLimit_isNotHeld() throws Exception {
    TarArchiveEntry huge = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    byte[] archive = tar(new Entry(huge, "x".repeat(3 << 20)), file("a.txt", "x"));
    assertThatThrownBy(() -> open(archive)).hasMessageContaining("larger than 1 MiB");
  }

  @Test
  void entries_areCounted() throws Exception {
    Entry[] many = new Entry[1001];
    Arrays.setAll(many, i -> folder("f" + i + "/"));
    assertThatThrownBy(() -> open(tar(many)))
        .hasMessage("given has more than 1000 entries. Pack only the outputs.");
  }

  @Test
  void encryptedZip_isRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.putArchiveEntry(new ZipArchiveEntry("a.txt"));
      zip.write(new byte[20]);
      zip.closeArchiveEntry();
    }
    byte[] archive = bytes.toByteArray();
    archive[6] |= 1; // general purpose bit 0 of the first local header (APPNOTE 4.4.4)
    assertThatThrownBy(() -> open(archive)).hasMessageContaining("given is encrypted");
  }

  @Test
  void archiveWithinAnArchive_isAFileLikeAnyOther() throws Exception {
    String inner = new String(tar(file("a.txt", "x")), UTF_8);
    try (UnpackedArchive unpacked = open(tar(file("inner.tar", inner)))) {
      assertThat(unpacked.folder().resolve("inner.tar")).isRegularFile();
    }
  }

  @Test
  void damage_isToldAndNeverAnythingElse() throws Exception {
    byte[] whole = gzipped(tar(file("a/b.txt", "some text\n".repeat(500)), file("c", "d")));
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      if (random.nextBoolean()) {
        damaged = whole.clone();
        damaged[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      openOrRefuse(damaged);
    }
  }

  private static void openOrRefuse(byte[] bytes) throws IOException {
    try (Delivery delivery = Delivery.of(new ByteArrayInputStream(bytes), "given")) {
      if (delivery.form() == Form.TAR || delivery.form() == Form.ZIP) {
        UnpackedArchive.of(delivery, "given", SMALL).close();
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /** What an archive is made of. */
  private record Entry(TarArchiveEntry entry, String content) {}

  private static Entry file(String name, String content) {
    return new Entry(new TarArchiveEntry(name, true), content);
  }

  private static Entry folder(String name) {
    return new Entry(new TarArchiveEntry(name, true), "");
  }

  private static byte[] tar(Entry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Entry one : entries) {
        byte[] content = one.content().getBytes(UTF_8);
        one.entry().setSize(content.length);
        one.entry().setModTime(Date.from(AT));
        tar.putArchiveEntry(one.entry());
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(bytes);
    }
    return gzip.toByteArray();
  }

  private static UnpackedArchive open(byte[] bytes) throws IOException {
    try (Delivery delivery = Delivery.of(new ByteArrayInputStream(bytes), "given")) {
      return UnpackedArchive.of(delivery, "given", SMALL);
    }
  }

  private static Set<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("netlapse-archive-"))
          .collect(Collectors.toSet());
    }
  }
}
