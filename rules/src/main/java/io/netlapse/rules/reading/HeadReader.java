package io.netlapse.rules.reading;

import io.netlapse.rules.vocabulary.Nearest;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what a rule says of itself.
 *
 * @param rule its text
 * @param mistakes takes what is wrong
 */
record HeadReader(Mapping rule, Mistakes mistakes) {

  private static final Pattern ID = Pattern.compile("[a-z0-9]{1,30}(-[a-z0-9]{1,30}){0,9}");
  private static final List<String> MECHANISM = List.of("event", "of", "because");
  private static final int LONGEST_TITLE = 200;

  String id() {
    Node.Text id = rule.text("id", true);
    if (id == null) {
      return "";
    }
    requireId(id);
    return id.text();
  }

  String title() {
    Node.Text title = rule.text("title", true);
    if (title == null) {
      return "";
    }
    if (title.text().endsWith(".") || title.text().length() > LONGEST_TITLE) {
      mistakes.add(
          title.place(),
          "the title ends with a full stop or is longer than %d characters"
              .formatted(LONGEST_TITLE),
          "write a short sentence without full stop");
    }
    return title.text();
  }

  Severity severity(Mapping of, Severity otherwise, boolean required) {
    Node.Text text = of.text("severity", required);
    if (text == null) {
      return otherwise;
    }
    Optional<Severity> severity =
        Stream.of(Severity.values()).filter(one -> one.word().equals(text.text())).findFirst();
    if (severity.isEmpty()) {
      mistakes.add(
          text.place(),
          "there is no severity '%s'".formatted(text.text()),
          "say info, warning or critical");
    }
    return severity.orElse(otherwise);
  }

  List<String> causes() {
    List<Node.Text> causes = rule.texts("causes");
    causes.forEach(this::requireId);
    return causes.stream().map(Node.Text::text).toList();
  }

  boolean together() {
    Node.Text text = rule.text("together", false);
    if (text == null || text.text().equals("false")) {
      return false;
    }
    if (!text.text().equals("true")) {
      mistakes.add(text.place(), "'together' is '%s'".formatted(text.text()), "say true or false");
    }
    return true;
  }

  List<Mechanism> mechanisms() {
    List<Mechanism> mechanisms = new ArrayList<>();
    Node node = rule.node("mechanisms");
    if (node != null && !(node instanceof Node.Items)) {
      mistakes.add(node.place(), "'mechanisms' is %s".formatted(node.what()), "write a list there");
    }
    if (node instanceof Node.Items items) {
      items.items().forEach(item -> mechanism(item).ifPresent(mechanisms::add));
    }
    return mechanisms;
  }

  private Optional<Mechanism> mechanism(Node node) {
    Mapping mechanism = Mapping.of(node, "the mechanism", MECHANISM, mistakes);
    Node.Text event = mechanism.text("event", true);
    Node.Text of = mechanism.text("of", true);
    Node.Text because = mechanism.text("because", true);
    if (event == null || of == null || because == null) {
      return Optional.empty();
    }
    if (because.text().endsWith(".")) {
      mistakes.add(because.place(), "the reason ends with a full stop", "take the full stop away");
    }
    List<String> events = Arrays.stream(EventKind.values()).map(EventKind::word).toList();
    if (!events.contains(event.text())) {
      mistakes.add(
          event.place(),
          "there is no event '%s'".formatted(event.text()),
          Nearest.advice(event.text(), events));
      return Optional.empty();
    }
    return Optional.of(new Mechanism(EventKind.ofWord(event.text()), of.text(), because.text()));
  }

  private void requireId(Node.Text id) {
    if (!ID.matcher(id.text()).matches()) {
      mistakes.add(
          id.place(),
          "'%s' is no id of a rule".formatted(id.text()),
          "use lower-case words joined by -");
    }
  }
}
