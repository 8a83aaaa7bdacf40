package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.ComponentVersion;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parser of what a program answers when it is asked for its version. */
abstract class VersionParser extends LineParser {

  /** For programs that print one line: matches nothing at all. */
  static final String NOTHING_ELSE = "(?!)";

  private final String component;
  private final List<String> question;
  private final Pattern answer;
  private final Pattern besides;

  /**
   * A parser for one program.
   *
   * @param question the program and its arguments
   * @param answer the line that tells the version: group {@code version}, and {@code detail} if any
   * @param besides what other lines it prints that say nothing of the version
   */
  VersionParser(String probe, String component, String question, String answer, String besides) {
    super(probe, 1, ComponentVersion.KIND);
    this.component = component;
    this.question = List.of(question.split(" "));
    this.answer = Pattern.compile(answer);
    this.besides = Pattern.compile(besides);
  }

  @Override
  public final boolean reads(Command command) {
    return command.words().equals(question);
  }

  @Override
  public final Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(ComponentVersion.KIND, Map.of("component", component)));
  }

  @Override
  protected final void read(Line line, ReadingDraft draft) {
    Matcher told = answer.matcher(line.content().strip());
    if (told.matches()) {
      draft.fact(
          new ComponentVersion(component, told.group("version"), detail(told)).toFact(),
          line.span());
    } else if (besides.matcher(line.content().strip()).matches()) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private static @Nullable String detail(Matcher told) {
    return told.namedGroups().containsKey("detail") ? told.group("detail") : null;
  }
}
