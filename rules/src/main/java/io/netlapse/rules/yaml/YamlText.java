package io.netlapse.rules.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads a YAML text into trees. To be used once, by one thread. */
public final class YamlText {

  /** The longest text, in characters. */
  public static final int MOST_CHARACTERS = 256 * 1024;

  /** A rule is six deep; beyond this it is no rule. */
  private static final int DEEPEST = 24;

  private final Mistakes mistakes;
  private final Parser parser;

  private YamlText(String text, Mistakes mistakes) {
    this.mistakes = mistakes;
    this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  /**
   * Reads every document of a text, any text. A text that is no YAML gives what comes before the
   * place where it stops to be.
   *
   * @param text the text
   * @param mistakes takes what is wrong
   * @return the root of each document, in order
   */
  public static List<Node> read(String text, Mistakes mistakes) {
    if (text.length() > MOST_CHARACTERS) {
      mistakes.add(
          Place.START,
          "the text has %d characters, and at most %d are read"
              .formatted(text.length(), MOST_CHARACTERS),
          "put its rules into several files");
      return List.of();
    }
    List<Node> documents = new ArrayList<>();
    try {
      new YamlText(text, mistakes).documents(documents);
    } catch (MarkedYAMLException e) {
      mistakes.add(
          place(e.getProblemMark()),
          "this is no YAML: " + oneLine(e.getProblem()),
          "correct it; texts with : # { [ \" or ' want quotes around them");
    } catch (YAMLException e) {
      mistakes.add(
          Place.START, "this is no YAML: " + oneLine(e.getMessage()), "take that out of the text");
    }
    return documents;
  }

  private void documents(List<Node> documents) {
    while (!parser.checkEvent(Event.ID.StreamEnd)) {
      Event event = parser.getEvent();
      if (event.is(Event.ID.DocumentStart) && !isEmptyDocument()) {
        documents.add(node(1));
      }
    }
  }

  /** Nothing between two lines of hyphens, and a text of nothing but remarks. */
  private boolean isEmptyDocument() {
    return parser.peekEvent() instanceof ScalarEvent scalar
        && scalar.getValue().isEmpty()
        && scalar.isPlain();
  }

  private Node node(int depth) {
    Event event = parser.getEvent();
    Place place = place(event.getStartMark());
    if (depth > DEEPEST) {
      throw new MarkedYAMLException(null, null, "it is nested too deeply", event.getStartMark()) {};
    }
    if (event instanceof NodeEvent node) {
      refuse(node, place);
    }
    return switch (event) {
      case ScalarEvent scalar -> new Node.Text(place, scalar.getValue());
      case SequenceStartEvent _ -> items(place, depth);
      case MappingStartEvent _ -> entries(place, depth);
      default -> new Node.Text(place, "");
    };
  }

  private Node items(Place place, int depth) {
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    parser.getEvent();
    return new Node.Items(place, items);
  }

  private Node entries(Place place, int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(depth + 1);
      Node value = node(depth + 1);
      if (key instanceof Node.Text name) {
        entries.add(new Node.Entry(name, value));
      } else {
        mistakes.add(
            key.place(),
            "the key of an entry is %s".formatted(key.what()),
            "put quotes around what begins with { or [");
      }
    }
    parser.getEvent();
    return new Node.Entries(place, entries);
  }

  /** What makes YAML dangerous, and a rule never needs. */
  private void refuse(NodeEvent event, Place place) {
    String tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case SequenceStartEvent sequence -> sequence.getTag();
          case MappingStartEvent mapping -> mapping.getTag();
          default -> null;
        };
    if (event instanceof AliasEvent || event.getAnchor() != null) {
      mistakes.add(place, "anchors (&) and aliases (*) are not taken", "write the text out");
    }
    if (tag != null) {
      mistakes.add(place, "the tag %s is not taken".formatted(oneLine(tag)), "leave it out");
    }
  }

  private static Place place(@Nullable Mark mark) {
    return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "unknown" : text.lines().findFirst().orElse("unknown");
  }
}
