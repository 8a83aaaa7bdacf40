package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.kernel.SysctlQuestion.Form;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.kernel.TableEntries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads names and values. Not safe for many threads. */
final class SysctlText {

  private record Value(String text, Span span) {}

  private static final int FIRST = 1024;

  static final String COUNT = "net.netfilter.nf_conntrack_count";
  static final String MAXIMUM = "net.netfilter.nf_conntrack_max";

  private final SysctlQuestion question;
  private final ReadingDraft draft;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private Optional<String> headed = Optional.empty();

  /**
   * Of one output.
   *
   * @param question what was asked; empty for a command that nobody knows
   * @param draft accounts for the lines
   */
  SysctlText(Optional<SysctlQuestion> question, ReadingDraft draft) {
    this.question =
        question.orElseGet(() -> new SysctlQuestion(Form.ASSIGNMENT, List.of(), false, false));
    this.draft = draft;
  }

  void read(String text) {
    boolean positions =
        question.form() == Form.POSITION && text.lines().count() == question.names().size();
    int number = 0;
    int from = 0;
    for (Line line : Line.of(text)) {
      number += lineEnds(text, from, line.start());
      from = line.start();
      if (positions) {
        position(line, number);
      } else {
        line(line);
      }
    }
    tell();
  }

  /** An empty value is a line too. */
  private static int lineEnds(String text, int from, int to) {
    int ends = 0;
    for (int i = from; i < to; i++) {
      ends += text.charAt(i) == '\n' ? 1 : 0;
    }
    return ends;
  }

  private void position(Line line, int number) {
    question
        .name(number)
        .ifPresentOrElse(
            name -> value(name, line.content(), line.span()), () -> draft.unread(line.span()));
  }

  private void line(Line line) {
    String content = line.content();
    if (content.startsWith("* Applying ") || content.startsWith("sysctl: ")) {
      draft.understood(line.span());
      return;
    }
    boolean known =
        switch (question.form()) {
          case HEADED -> headed(line, content);
          case FILE -> file(line, content);
          case ASSIGNMENT, POSITION -> assignment(line, content);
        };
    if (!known) {
      draft.unread(line.span());
    }
  }

  private boolean headed(Line line, String content) {
    if (content.startsWith("==> ") && content.endsWith(" <==") && content.length() > 8) {
      headed = SysctlName.ofFile(content.substring(4, content.length() - 4));
      headed.ifPresent(name -> draft.understood(line.span()));
      return headed.isPresent();
    }
    Optional<String> name = headed;
    name.ifPresent(known -> value(known, content, line.span()));
    headed = Optional.empty();
    return name.isPresent();
  }

  private boolean file(Line line, String content) {
    int colon = content.indexOf(':');
    Optional<String> name = SysctlName.ofFile(content.substring(0, Math.max(colon, 0)));
    name.ifPresent(known -> value(known, content.substring(colon + 1), line.span()));
    return name.isPresent();
  }

  private boolean assignment(Line line, String content) {
    int equals = content.indexOf('=');
    Optional<String> name = SysctlName.of(content.substring(0, Math.max(equals, 0)).strip());
    name.ifPresent(known -> value(known, content.substring(equals + 1), line.span()));
    return name.isPresent();
  }

  /** The last value holds: {@code sysctl --system} shows what was set and then set again. */
  private void value(String name, String text, Span span) {
    Value before = values.put(name, new Value(text, span));
    if (before != null) {
      draft.understood(before.span());
    }
  }

  private void tell() {
    values.forEach(
        (name, value) -> {
          String words = String.join(" ", value.text().strip().split("\\s+"));
          if (words.isEmpty() || SysctlName.isPassing(name)) {
            draft.understood(value.span());
          } else {
            draft.fact(new Sysctl(name, words).toFact(), value.span());
          }
        });
    Value count = values.get(COUNT);
    Value maximum = values.get(MAXIMUM);
    if (count != null && maximum == null) {
      // A few entries say nothing without the maximum.
      int atLeast = TableSteps.atLeast(TableSteps.number(count.text().strip(), 10), FIRST);
      if (atLeast > 0) {
        draft.fact(new TableEntries("conntrack", atLeast).toFact(), count.span());
      }
    } else if (count != null && maximum != null) {
      TableSteps.fill("conntrack", count.text().strip(), maximum.text().strip())
          .ifPresent(
              fill ->
                  draft.fact(
                      fill.toFact(),
                      List.of(count.span(), maximum.span()).stream().sorted().toList()));
    }
  }
}
