package io.netlapse.engine.facts.paste;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a terminal on which somebody typed a command: {@code root@node1:~# ip route}, {@code
 * [root@node1 ~]# ip route}, {@code node1> ip route}, {@code $ ip route}.
 *
 * @param host the host that the prompt names; null where it names none
 * @param command what was typed; empty for a prompt alone
 * @param commandStart the offset of the command on the line
 */
record Prompt(@Nullable String host, String command, int commandStart) {

  /** A longer line is no prompt, and is not looked at. */
  private static final int LONGEST = 2000;

  /** One of these stands in every prompt; some shells' themes end it with an arrow. */
  private static final String SIGNS = "#$%>]\u276f\u279c";

  /** A prompt with an at sign is one for certain. */
  private static final Pattern USER_AT_HOST =
      Pattern.compile(
          "^\\s{0,8}\\[?[A-Za-z_][\\w.-]{0,31}@([A-Za-z0-9][\\w.-]{0,62})["
              + " :][^#$%>\\]]{0,80}\\]?\\s?[#$%>]{1,2}(?:\\s+|$)");

  private static final Pattern USER_AT_HOST_BARE =
      Pattern.compile(
          "^\\s{0,8}\\[?[A-Za-z_][\\w.-]{0,31}@([A-Za-z0-9][\\w.-]{0,62})\\]?[#$%>]\\s*");

  /** The brackets alone: {@code [root@node1 ~]}, whose sign was lost. */
  private static final Pattern BRACKETS =
      Pattern.compile(
          "^\\s{0,8}\\[[A-Za-z_][\\w.-]{0,31}@([A-Za-z0-9][\\w.-]{0,62})[ :][^\\]]{1,80}\\]\\s*$");

  /** A name, perhaps a folder, and a sign: {@code node1#}, {@code node1:~$}, {@code bash-5.1#}. */
  private static final Pattern NAME =
      Pattern.compile(
          "^\\s{0,8}\\[?([A-Za-z][\\w.-]{0,62})(?::[~/][^#$%>\\s]{0,80})?\\]?\\s?[#$%>]\\s{1,4}");

  /**
   * A sign alone, perhaps with a folder before it: {@code #}, {@code $}, {@code / #}, {@code ~ $}.
   */
  private static final Pattern SIGN =
      Pattern.compile("^\\s{0,8}(?:[~/][^#$%>\\s]{0,40}\\s)?(?:[#$%>\u276f\u279c]|>>>)\\s{1,4}");

  /** No output has a dollar sign before a word: what follows is a command, whatever program. */
  private static final Pattern DOLLAR =
      Pattern.compile("^\\s{0,8}\\$\\s{1,4}(?:/|\\./)?[a-z][a-z0-9_./+-]*(?:\\s|$)");

  private static final Set<String> SHELLS = Set.of("bash", "sh", "ash", "zsh", "dash", "busybox");

  /** Reads a line; empty for one that is an output. */
  static Optional<Prompt> of(String line) {
    if (line.length() > LONGEST || !mayBe(line)) {
      return Optional.empty();
    }
    Matcher certain = USER_AT_HOST.matcher(line);
    if (certain.find()) {
      return Optional.of(prompt(certain.group(1), line, certain.end()));
    }
    Matcher bare = USER_AT_HOST_BARE.matcher(line);
    if (bare.find()) {
      return Optional.of(prompt(bare.group(1), line, bare.end()));
    }
    Matcher brackets = BRACKETS.matcher(line);
    if (brackets.find()) {
      return Optional.of(prompt(brackets.group(1), line, line.length()));
    }
    Matcher named = NAME.matcher(line);
    if (named.find() && Programs.begins(line.substring(named.end()))) {
      String name = named.group(1);
      boolean shell = SHELLS.contains(name.replaceFirst("-[0-9.]+$", ""));
      return Optional.of(prompt(shell ? null : name, line, named.end()));
    }
    Matcher sign = SIGN.matcher(line);
    return sign.find()
            && (Programs.begins(line.substring(sign.end())) || DOLLAR.matcher(line).find())
        ? Optional.of(prompt(null, line, sign.end()))
        : Optional.empty();
  }

  private static boolean mayBe(String line) {
    return line.chars().limit(200).anyMatch(c -> SIGNS.indexOf(c) >= 0);
  }

  private static Prompt prompt(@Nullable String host, String line, int end) {
    return new Prompt(host, line.substring(end).strip(), end);
  }
}
