package io.netlapse.spi.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bundle that a delta stands for, made while it is read: what the delta says again goes through
 * as it is, what it refers to is put in its place. A {@link BundleReader} reads it like any other,
 * and judges what is wrong in it. Holds one section at a time. For one thread.
 *
 * <p>Reading throws a {@link MissingSectionsException} where the delta refers to what is not known
 * here, once all of it is found, and a {@link DeltaException} where it is none. What was read
 * before then is worth nothing.
 */
public final class DeltaInput extends InputStream {

  /** Begin, end, status and digest. */
  private static final int REFERENCE_WORDS = 4;

  /** And the checksum, and how long the patch is. */
  private static final int PATCH_WORDS = REFERENCE_WORDS + 2;

  private static final int COUNT_DIGITS = 10;

  private final InputStream in;
  private final BundleLimits limits;
  private final Function<Optional<String>, SentSections> whose;
  private final List<SectionDigest> missing = new ArrayList<>();
  private SentSections sent = SentSections.NONE;
  private InputStream piece = InputStream.nullInputStream();
  private Place place = Place.FIRST_LINE;
  private int items;

  private enum Place {
    FIRST_LINE,
    SECTIONS,
    /** What stands here is for the reader of the bundle to judge. */
    REST,
    END
  }

  /**
   * A delta as a bundle.
   *
   * @param delta its bytes, decompressed; stays the caller's to close
   * @param limits that its bundle must keep
   * @param whose what is known here of the node of this name, as the delta tells it, if it tells
   *     one; asked once, and what it throws ends the reading
   */
  public DeltaInput(
      InputStream delta, BundleLimits limits, Function<Optional<String>, SentSections> whose) {
    this.in = new BufferedInputStream(delta);
    this.limits = limits;
    this.whose = whose;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (length > 0) {
      int read = piece.read(buffer, offset, length);
      if (read > 0) {
        return read;
      }
      if (place == Place.END) {
        return -1;
      }
      piece = next();
    }
    return 0;
  }

  private InputStream next() throws IOException {
    return switch (place) {
      case FIRST_LINE -> header();
      case SECTIONS -> item();
      case REST, END -> rest();
    };
  }

  private InputStream rest() throws IOException {
    place = Place.END;
    if (!missing.isEmpty()) {
      throw new MissingSectionsException(missing);
    }
    return in;
  }

  private InputStream header() throws IOException {
    String first = line();
    if (first == null || !first.equals(DeltaWriter.MAGIC)) {
      throw new DeltaException(
          "Not a delta: it begins with %s, not with '%s'. Send the bundle itself"
              .formatted(Header.quote(first == null ? "" : first), DeltaWriter.MAGIC));
    }
    StringBuilder lines = new StringBuilder("netlapse-bundle 1\n");
    String node = null;
    String line = line();
    while (line != null && !line.isEmpty()) {
      HeaderLine told = HeaderLine.parse(line);
      if (told != null && told.isNamed("node")) {
        node = told.value();
      }
      lines.append(line).append('\n');
      require(lines.length() <= limits.headerLineBytes(), "its header is too long");
      line = line();
    }
    if (line == null) {
      place = Place.REST;
      return bytes(lines);
    }
    sent = whose.apply(Optional.ofNullable(node));
    place = Place.SECTIONS;
    return bytes(lines.append('\n'));
  }

  private InputStream item() throws IOException {
    String line = line();
    HeaderLine told = line == null ? null : HeaderLine.parse(line);
    if (line == null || told == null || told.isNamed("end")) {
      place = Place.REST;
      return line == null ? InputStream.nullInputStream() : bytes(line + "\n");
    }
    require(++items <= limits.sections(), "it has more than " + limits.sections() + " sections");
    return switch (told.name()) {
      case "same" -> same(told.value().split(" ", -1));
      case "patch" -> patched(told.value().split(" ", -1));
      default -> whole(line);
    };
  }

  private InputStream same(String[] words) throws IOException {
    require(words.length == REFERENCE_WORDS, "a line 'same' has not four words");
    BundleSection known = known(words);
    return known == null ? InputStream.nullInputStream() : text(known, words);
  }

  private InputStream patched(String[] words) throws IOException {
    require(words.length == PATCH_WORDS, "a line 'patch' has not six words");
    byte[] patch = in.readNBytes((int) count(words[5], DeltaWriter.MOST_PATCH));
    if (in.read() != '\n') {
      throw new EOFException("the delta ends within a patch");
    }
    BundleSection known = known(words);
    if (known == null) {
      return InputStream.nullInputStream();
    }
    Content output = LinePatch.apply(known.output(), patch, limits.sectionBytes());
    BundleSection made =
        new BundleSection(
            known.probe(),
            known.command(),
            known.begin(),
            known.end(),
            known.exitStatus(),
            known.status(),
            output,
            known.error());
    require(
        BundleWriter.cksum(made) == count(words[4], 0xFFFF_FFFFL),
        "a patch does not make what its checksum tells");
    return text(made, words);
  }

  /** A section that is said in full: its header decides how long it is. */
  private InputStream whole(String first) throws IOException {
    StringBuilder lines = new StringBuilder(first).append('\n');
    long bytes = 0;
    String line = line();
    while (line != null && !line.isEmpty()) {
      lines.append(line).append('\n');
      require(lines.length() <= 2 * limits.headerLineBytes(), "a section's header is too long");
      HeaderLine told = HeaderLine.parse(line);
      if (told != null && (told.isNamed("output-bytes") || told.isNamed("error-bytes"))) {
        bytes += count(told.value(), limits.sectionBytes());
      }
      line = line();
    }
    if (line == null) {
      place = Place.REST;
      return bytes(lines);
    }
    if (!missing.isEmpty()) {
      in.skipNBytes(bytes + 1);
      return InputStream.nullInputStream();
    }
    // With the newline behind them.
    return new SequenceInputStream(bytes(lines.append('\n')), new First(in, bytes + 1));
  }

  /** The section that a line refers to; null where it is missing, or one before it was. */
  private @Nullable BundleSection known(String[] words) throws DeltaException {
    SectionDigest digest;
    try {
      digest = new SectionDigest(words[3]);
    } catch (IllegalArgumentException e) {
      throw new DeltaException(String.valueOf(e.getMessage()));
    }
    BundleSection known = sent.of(digest).orElse(null);
    if (known == null) {
      missing.add(digest);
    }
    return missing.isEmpty() ? known : null;
  }

  /** The section as a bundle says it, at the times and with the status that a line tells. */
  private static InputStream text(BundleSection section, String[] words) throws IOException {
    Duration begin = seconds(words[0]);
    Duration end = seconds(words[1]);
    require(end.compareTo(begin) >= 0, "a section ends before it begins");
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    new BundleWriter(lines)
        .writeLines(
            new BundleSection(
                section.probe(),
                section.command(),
                begin,
                end,
                section.exitStatus(),
                status(words[2]),
                section.output(),
                section.error()));
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(lines.toByteArray()),
                section.output().stream(),
                section.error().stream(),
                new ByteArrayInputStream(new byte[] {'\n'}))));
  }

  private static Duration seconds(String word) throws DeltaException {
    Optional<Duration> seconds = Seconds.parse(word);
    require(seconds.isPresent(), Header.quote(word) + " is no number of seconds");
    return seconds.orElseThrow();
  }

  private static @Nullable SectionStatus status(String word) throws DeltaException {
    try {
      return word.equals(DeltaWriter.NO_STATUS) ? null : SectionStatus.ofWord(word);
    } catch (IllegalArgumentException _) {
      throw new DeltaException(
          "the status %s is not known here. Send the section whole".formatted(Header.quote(word)));
    }
  }

  private static long count(String word, long most) throws DeltaException {
    require(
        Digits.are(word, COUNT_DIGITS) && Long.parseLong(word) <= most,
        "%s is no count up to %d".formatted(Header.quote(word), most));
    return Long.parseLong(word);
  }

  private static void require(boolean good, String fault) throws DeltaException {
    if (!good) {
      throw new DeltaException(
          "The delta cannot be read: %s. Send the bundle itself".formatted(fault));
    }
  }

  /** The next line without its newline; null where the input ends before it. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      line.write(b);
      require(line.size() <= limits.headerLineBytes(), "a line is too long");
      b = in.read();
    }
    return b < 0 ? null : line.toString(UTF_8);
  }

  private static InputStream bytes(CharSequence text) {
    return new ByteArrayInputStream(text.toString().getBytes(UTF_8));
  }

  /** The first bytes of a stream, and then an end. */
  private static final class First extends InputStream {

    private final InputStream in;
    private long left;

    First(InputStream in, long count) {
      this.in = in;
      this.left = count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
