package io.netlapse.spi.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command line as somebody typed it or as the capture ran it, read far enough to tell the
 * program, its arguments, and whether something stands between the program and the output that we
 * see.
 *
 * <p>Sample: {@code sudo ip -4 route show table main | grep kube} has the program {@code ip}, the
 * arguments {@code -4 route show table main}, and is filtered.
 *
 * @param text the line, trimmed
 * @param words the words of the first simple command: without variables before it, {@code sudo} and
 *     its like, and redirections; the program's folder left out; quotes removed; empty for an empty
 *     line or a comment
 * @param filtered whether a pipe, a second command, a substitution or a redirection of standard
 *     output stands behind: the output may then be part of what the program said
 */
public record Command(String text, List<String> words, boolean filtered) {

  private static final Pattern ASSIGNED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int USUAL_WORDS = 16;
  private static final Set<String> WRAPPERS =
      Set.of("sudo", "doas", "nice", "ionice", "env", "command", "exec", "time", "timeout");

  /** Copies the words. */
  public Command {
    words = List.copyOf(words);
  }

  /** Reads a command line (POSIX shell, 2.2 and 2.3, the part that people type at a prompt). */
  public static Command parse(String line) {
    String text = line.strip();
    Tokens tokens = Tokens.of(text);
    return new Command(text, withoutWrappers(tokens.words()), tokens.filtered());
  }

  /** The program without its folder, or an empty text where there is none. */
  public String program() {
    return words.isEmpty() ? "" : words.getFirst();
  }

  /** What follows the program, in order. */
  public List<String> arguments() {
    return words.isEmpty() ? words : words.subList(1, words.size());
  }

  @Override
  public String toString() {
    return text;
  }

  private static List<String> withoutWrappers(List<String> words) {
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      if (isAssignment(word)) {
        at++;
      } else if (WRAPPERS.contains(baseName(word))) {
        at = afterOptions(words, at + 1, baseName(word));
      } else {
        break;
      }
    }
    List<String> rest = words.subList(at, words.size());
    if (!rest.isEmpty()) {
      rest.set(0, baseName(rest.getFirst()));
    }
    return rest;
  }

  /**
   * Skips the options of a wrapper, with the value of those that take one, and timeout's duration.
   */
  private static int afterOptions(List<String> words, int from, String wrapper) {
    Set<String> withValue =
        switch (wrapper) {
          case "sudo", "doas" -> Set.of("-u", "-g", "-h", "-p", "-C", "-T");
          case "nice" -> Set.of("-n");
          case "ionice" -> Set.of("-c", "-n");
          case "timeout" -> Set.of("-s", "-k");
          case "env" -> Set.of("-u");
          default -> Set.of();
        };
    int at = from;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at += withValue.contains(words.get(at)) ? 2 : 1;
    }
    return Math.min(wrapper.equals("timeout") ? at + 1 : at, words.size());
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0 && ASSIGNED.matcher(word).region(0, equals).matches();
  }

  private static String baseName(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  /** The words of the first simple command and whether anything else follows it. */
  private record Tokens(List<String> words, boolean filtered) {

    static Tokens of(String text) {
      List<String> words = new ArrayList<>(USUAL_WORDS);
      StringBuilder word = new StringBuilder();
      boolean inWord = false;
      char quote = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          if (c == quote) {
            quote = 0;
          } else if (c == '\\' && quote == '"' && i + 1 < text.length()) {
            word.append(text.charAt(++i));
          } else {
            word.append(c);
          }
        } else if (c == '\'' || c == '"') {
          quote = c;
          inWord = true;
        } else if (c == '\\' && i + 1 < text.length()) {
          word.append(text.charAt(++i));
          inWord = true;
        } else if (Character.isWhitespace(c)) {
          inWord = flush(words, word, inWord);
        } else if (c == '#' && !inWord) {
          break;
        } else if (c == '>' && isErrorRedirection(word, inWord)) {
          word.setLength(0);
          inWord = false;
          i = skipTarget(text, i);
        } else if ("|;&<>()`".indexOf(c) >= 0 || (c == '$' && text.startsWith("$(", i))) {
          flush(words, word, inWord);
          return new Tokens(words, true);
        } else {
          word.append(c);
          inWord = true;
        }
      }
      flush(words, word, inWord);
      return new Tokens(words, quote != 0);
    }

    private static boolean flush(List<String> words, StringBuilder word, boolean inWord) {
      if (inWord) {
        words.add(word.toString());
        word.setLength(0);
      }
      return false;
    }

    private static boolean isErrorRedirection(StringBuilder word, boolean inWord) {
      return inWord && word.toString().equals("2");
    }

    /** The index of the last character of the redirection's target. */
    private static int skipTarget(String text, int at) {
      int i = at + 1;
      while (i < text.length() && (text.charAt(i) == '>' || text.charAt(i) == ' ')) {
        i++;
      }
      while (i < text.length()
          && !Character.isWhitespace(text.charAt(i))
          && "|;".indexOf(text.charAt(i)) < 0) {
        i++;
      }
      return i - 1;
    }
  }
}
