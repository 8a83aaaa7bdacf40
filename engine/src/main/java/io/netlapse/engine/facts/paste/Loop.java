package io.netlapse.engine.facts.paste;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A loop that runs one command on several nodes and says before each which: {@code for n in a b; do
 * echo ">>> $n"; ssh root@$n "ipvsadm -ln"; done}.
 *
 * @param before what is printed before the name of a node
 * @param after what is printed behind it
 * @param body the command
 */
record Loop(String before, String after, String body) {

  private static final Pattern ECHO =
      Pattern.compile(
          "echo\\s+(?:-e\\s+)?[\"']?([^$\"';]{0,40})\\$\\{?\\w{1,40}\\}?([^\"';]{0,40})[\"']?\\s*;");

  static Optional<Loop> of(String line) {
    String text = line.strip();
    if (!text.startsWith("for ") && !text.startsWith("while ")) {
      return Optional.empty();
    }
    Matcher echo = ECHO.matcher(text);
    if (!echo.find()) {
      return Optional.empty();
    }
    String rest = text.substring(echo.end()).strip();
    int done = rest.lastIndexOf(';');
    String body = done > 0 ? rest.substring(0, done) : rest;
    return Optional.of(new Loop(echo.group(1).strip(), echo.group(2).strip(), body.strip()));
  }

  /** The node that a line of the output names; empty for a line that names none. */
  Optional<String> node(String line) {
    String content = line.strip();
    boolean fits =
        content.startsWith(before)
            && content.endsWith(after)
            && content.length() > before.length() + after.length();
    if (!fits || (before.isEmpty() && after.isEmpty())) {
      return Optional.empty();
    }
    String name = content.substring(before.length(), content.length() - after.length()).strip();
    return name.matches("[A-Za-z0-9][\\w.:-]{0,62}") ? Optional.of(name) : Optional.empty();
  }
}
