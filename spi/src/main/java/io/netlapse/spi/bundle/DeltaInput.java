package io.netlapse.spi.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

  /** A reference, the checksum, and how long the patch is. */
  private static final int PATCH_WORDS = Reference.WORDS + 2;

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
    require(
        DeltaWriter.MAGIC.equals(first),
        "it begins with %s, not with '%s'"
            .formatted(Header.quote(first == null ? "" : first), DeltaWriter.MAGIC));
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
      case "same" -> same(words(told));
      case "patch" -> patched(words(told));
      default -> whole(line);
    };
  }

  private InputStream same(List<String> words) throws IOException {
    require(words.size() == Reference.WORDS, "a line 'same' has not four words");
    Reference reference = Reference.of(words);
    BundleSection known = known(reference);
    return known == null ? InputStream.nullInputStream() : text(reference.at(known));
  }

  private InputStream patched(List<String> words) throws IOException {
    require(words.size() == PATCH_WORDS, "a line 'patch' has not six words");
    Reference reference = Reference.of(words);
    byte[] patch = in.readNBytes((int) count(words.get(5), DeltaWriter.MOST_PATCH));
    require(in.read() == '\n', "a patch does not end where it says");
    BundleSection known = known(reference);
    if (known == null) {
      return InputStream.nullInputStream();
    }
    require(known.output().size() <= DeltaWriter.MOST_PATCHED, "a patch is of too large a section");
    BundleSection made =
        new BundleSection(
            known.probe(),
            known.command(),
            reference.begin(),
            reference.end(),
            known.exitStatus(),
            reference.status(),
            LinePatch.apply(known.output(), patch, DeltaWriter.MOST_PATCHED),
            known.error());
    require(
        BundleWriter.cksum(made) == count(words.get(4), 0xFFFF_FFFFL),
        "a patch does not make what its checksum tells");
    return text(made);
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
    return new SequenceInputStream(bytes(lines.append('\n')), new FirstBytes(in, bytes + 1));
  }

  /** The section that is referred to; null where it is missing, or one before it was. */
  private @Nullable BundleSection known(Reference reference) {
    BundleSection known = sent.of(reference.digest()).orElse(null);
    if (known == null) {
      missing.add(reference.digest());
    }
    return missing.isEmpty() ? known : null;
  }

  /** The section as a bundle says it. */
  private static InputStream text(BundleSection section) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    new BundleWriter(lines).writeLines(section);
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(lines.toByteArray()),
                section.output().stream(),
                section.error().stream(),
                new ByteArrayInputStream(new byte[] {'\n'}))));
  }

  private static List<String> words(HeaderLine told) {
    return List.of(told.value().split(" ", -1));
  }

  private static long count(String word, long most) throws DeltaException {
    require(
        Digits.are(word, COUNT_DIGITS) && Long.parseLong(word) <= most,
        "%s is no count up to %d".formatted(Header.quote(word), most));
    return Long.parseLong(word);
  }

  private static void require(boolean good, String fault) throws DeltaException {
    DeltaException.require(good, fault);
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
}
