package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of {@code ip address show} and {@code ip link show}: for each device a line that
 * begins with its number, and lines behind it that are set in. Not safe for many threads.
 */
final class DeviceText {

  private final DeviceCommand command;
  private final ReadingDraft draft;
  private @Nullable Device device;
  private boolean counters;

  private DeviceText(DeviceCommand command, ReadingDraft draft) {
    this.command = command;
    this.draft = draft;
  }

  static void read(String text, DeviceCommand command, ReadingDraft draft) {
    DeviceText reader = new DeviceText(command, draft);
    for (Line line : Line.ofOneline(text)) {
      reader.line(line);
    }
    reader.finish();
  }

  private void finish() {
    if (device != null) {
      device.write(draft);
    }
    device = null;
  }

  private void line(Line line) {
    Words words = line.words();
    String first = words.next();
    if (DeviceHeader.isNumber(first)) {
      header(line, words);
      return;
    }
    boolean known =
        switch (first) {
          case "inet", "inet6" -> address(line, words);
          case "valid_lft", "alias", "vf" -> understood(line);
          case "altname" -> altname(line, words);
          case "RX:", "TX:", "RX", "TX" -> counters(line);
          default -> other(line, first);
        };
    if (!known) {
      unread(line);
    }
  }

  /** What is not set in may be the header of a device: what follows is not of the one before. */
  private void unread(Line line) {
    draft.unread(line.span());
    if (line.indent() == 0) {
      finish();
    }
  }

  private void header(Line line, Words words) {
    counters = false;
    String name = words.next();
    if (!name.endsWith(":")) {
      // ip -o address: "2: eth0    inet 10.0.0.1/24 ...", once more for each address.
      String family = words.next();
      if (!family.startsWith("inet") || !address(line, words, name)) {
        unread(line);
      }
      return;
    }
    if (name.length() == 1) {
      unread(line);
      return;
    }
    finish();
    device = new Device(DeviceHeader.ownName(name), line.span());
    draft.understood(line.span());
    if (!DeviceHeader.read(words, device, line.span())) {
      draft.unread(line.span());
    }
  }

  private boolean address(Line line, Words words) {
    return address(line, words, device == null ? command.dev() : device.name());
  }

  private boolean address(Line line, Words words, String dev) {
    AddressFields address = new AddressFields();
    boolean whole = AddressLine.read(words, address);
    // What grep left of a listing: the label of an IPv4 address begins with the device's name.
    String known = dev.isEmpty() ? address.labelledDevice() : dev;
    Optional<Fact> fact = address.toFact(known);
    fact.ifPresent(told -> draft.fact(told, line.span()));
    return fact.isPresent() && whole;
  }

  private boolean altname(Line line, Words words) {
    if (device == null || !words.hasNext()) {
      return false;
    }
    device.altname(words.rest(), line.span());
    return true;
  }

  private boolean counters(Line line) {
    counters = true;
    return understood(line);
  }

  private boolean other(Line line, String first) {
    Device known = device;
    if (known == null) {
      return first.startsWith("link/") && understood(line);
    }
    Span span = line.span();
    if (first.startsWith("link/")) {
      return !known.hasLink() && DeviceHeader.readLink(line.words(), known, span);
    }
    if (KindSettings.isKind(first)) {
      known.detail(span).line(line.words());
      return true;
    }
    boolean numbers = counters && line.wordList().stream().allMatch(DeviceText::isCount);
    return (numbers || first.startsWith("prog/")) && understood(line);
  }

  private boolean understood(Line line) {
    draft.understood(line.span());
    return true;
  }

  /** A counter, with {@code -h} as {@code 2.2M}. */
  private static boolean isCount(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(c -> (c >= '0' && c <= '9') || ".kKMGTPi".indexOf(c) >= 0);
  }

  /** The words of a list in angle brackets or not. */
  static List<String> flags(String word) {
    String inner = word.startsWith("<") ? word.substring(1) : word;
    inner = inner.endsWith(">") ? inner.substring(0, inner.length() - 1) : inner;
    return inner.isEmpty() ? List.of() : List.of(inner.split(","));
  }
}
