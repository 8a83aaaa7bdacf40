package io.netlapse.engine.facts.config;

import io.netlapse.spi.config.ProcessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flags of a command line, as Go programs take them: {@code --name=value}, {@code --name
 * value}, {@code --switch}, with one hyphen or two. A word without hyphens behind a flag without
 * value is taken for its value; what stands before the first flag is none.
 *
 * <p>Sample: {@code kube-proxy --proxy-mode=ipvs --v 2 --masquerade-all}
 */
public final class CommandLineFlags {

  private CommandLineFlags() {}

  /**
   * The flags of a process, without those that may be secret.
   *
   * @param process the kernel's name of the process
   * @param line its command line, words separated by blanks
   */
  public static List<ProcessFlag> of(String process, String line) {
    Map<String, List<String>> flags = new LinkedHashMap<>();
    List<String> words = ShellWords.of(line);
    for (int at = 0; at < words.size(); at++) {
      String flag = words.get(at);
      if (!isFlag(flag)) {
        continue;
      }
      int equals = flag.indexOf('=');
      String value = "true";
      if (equals > 0) {
        value = flag.substring(equals + 1);
      } else if (at + 1 < words.size() && !words.get(at + 1).startsWith("-")) {
        at++;
        value = words.get(at);
      }
      String name = (equals > 0 ? flag.substring(0, equals) : flag).replaceFirst("^--?", "");
      flags.computeIfAbsent(name, none -> new ArrayList<>(1)).add(value);
    }
    List<ProcessFlag> found = new ArrayList<>();
    flags.forEach(
        (name, values) -> {
          String value = String.join(",", values);
          if (!Secrets.isSecret(name, value) && !values.contains(Secrets.MASK)) {
            found.add(new ProcessFlag(process, name, Secrets.masked(value)));
          }
        });
    return found;
  }

  private static boolean isFlag(String word) {
    int name = word.startsWith("--") ? 2 : 1;
    return word.startsWith("-") && word.length() > name && Character.isLetter(word.charAt(name));
  }
}
