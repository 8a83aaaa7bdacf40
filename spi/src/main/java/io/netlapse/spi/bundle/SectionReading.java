package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one section, from behind its {@code section} line to the newline after its bytes.
 */
final class SectionReading {

  private static final List<String> NAMES =
      List.of("command", "begin", "end", "exit", "status", "output-bytes", "error-bytes", "cksum");
  private static final int EXIT_DIGITS = 3;

  private final BundleReading bundle;
  private final BundleBytes bytes;
  private final BundleLimits limits;
  private final String id;

  SectionReading(BundleReading bundle, BundleBytes bytes, BundleLimits limits, String id) {
    this.bundle = bundle;
    this.bytes = bytes;
    this.limits = limits;
    this.id = id;
  }

  /** What became of the section. */
  sealed interface Outcome {}

  /** It is whole, and its bytes have this checksum. */
  record Whole(BundleSection section, long cksum) implements Outcome {}

  /** It was read over and cannot be used; the bundle's damage tells why. */
  record Dropped() implements Outcome {}

  /** The input ended within it; the bundle's damage tells it. */
  record CutOff() implements Outcome {}

  Outcome read() throws IOException, BundleException {
    Header header = bundle.header(NAMES);
    if (header == null) {
      return cutOff("its header");
    }
    int outputBytes = byteCount(header, "output-bytes");
    int errorBytes = byteCount(header, "error-bytes");
    if ((long) outputBytes + errorBytes > limits.sectionBytes()) {
      throw new BundleException(
          "At byte %d%s, %d bytes are announced; a section may have %d. Capture less at once."
              .formatted(
                  bytes.offset(), where(), (long) outputBytes + errorBytes, limits.sectionBytes()));
    }
    ProbeId probe = probe();
    Command command = header.value("command").map(Command::parse).orElse(null);
    if (probe != null && command != null) {
      bundle.requireNew(new BundleSection.Key(probe, command.text()));
    }
    Cksum cksum = new Cksum();
    Content output = bytes.bytes(outputBytes, cksum);
    Content error = bytes.bytes(errorBytes, cksum);
    int newline = bytes.next();
    if (newline < 0) {
      return cutOff("its %d bytes".formatted((long) outputBytes + errorBytes));
    }
    requireNewline(newline);
    if (probe == null) {
      return dropped("the probe id is not 1 to 63 lower-case letters, digits and '-'");
    }
    if (command == null) {
      return dropped("there is no 'command' line");
    }
    return section(header, probe, command, cksum.value(), output, error);
  }

  private Outcome section(
      Header header, ProbeId probe, Command command, long cksum, Content output, Content error) {
    String told = header.value("cksum").orElse(null);
    if (told != null && !told.equals(Long.toString(cksum))) {
      return dropped("the bytes have the cksum %d, %s is told".formatted(cksum, quote(told)));
    }
    String exit = header.value("exit").orElse("");
    if (!Digits.are(exit, EXIT_DIGITS) || Integer.parseInt(exit) > 255) {
      return dropped("'exit' is %s, not 0 to 255".formatted(quote(exit)));
    }
    Duration begin = Seconds.parse(header.value("begin").orElse("0")).orElse(null);
    if (begin == null) {
      return dropped("'begin' is no number of seconds");
    }
    String endText = header.value("end").orElse(null);
    Duration end = endText == null ? begin : Seconds.parse(endText).orElse(null);
    if (end == null || end.compareTo(begin) < 0) {
      return dropped("'end' is no number of seconds from 'begin' on");
    }
    String word = header.value("status").orElse(null);
    SectionStatus status = word == null ? null : status(word);
    if (word != null && status == null) {
      return dropped("the status %s is not known here".formatted(quote(word)));
    }
    return new Whole(
        new BundleSection(
            probe, command, begin, end, Integer.parseInt(exit), status, output, error),
        cksum);
  }

  private int byteCount(Header header, String name) throws BundleException {
    String text = header.value(name).orElse(null);
    if (text == null) {
      throw new BundleException(
          "At byte %d%s, there is no '%s' line: nobody can say where the section ends. Capture again."
              .formatted(bytes.offset(), where(), name));
    }
    // A count beyond the limit is as good as the largest int: the sum is refused in either case.
    return (int) Math.min(bundle.count(name, text, this::where), Integer.MAX_VALUE);
  }

  private void requireNewline(int b) throws BundleException {
    if (b != '\n') {
      throw new BundleException(
          ("At byte %d%s, the bytes go on where they should end: the byte counts are wrong, or"
                  + " bytes were added on the way. Capture again.")
              .formatted(bytes.offset() - 1, where()));
    }
  }

  private @Nullable ProbeId probe() {
    try {
      return new ProbeId(id);
    } catch (IllegalArgumentException e) {
      return null; // told once the section is read over
    }
  }

  /** An unknown word is not guessed at: what a newer capture means by it may be "shows nothing". */
  private static @Nullable SectionStatus status(String word) {
    try {
      return SectionStatus.ofWord(word);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Outcome dropped(String why) {
    bundle.damaged(where(), why + "; the section is left out");
    return new Dropped();
  }

  private Outcome cutOff(String where) {
    bundle.damaged(where(), "the bundle ends within " + where + "; the section is left out");
    return new CutOff();
  }

  private String where() {
    return ", section " + quote(id);
  }

  private static String quote(String text) {
    return Header.quote(text);
  }
}
