package io.netlapse.collectors.ssh.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples of docs/ssh.md, which tests try out. */
public final class Documentation {

  private static final Path PAGE = Path.of("../../docs/ssh.md");

  private Documentation() {}

  /** The fenced blocks of a kind, in order. */
  public static List<String> examples(String kind) throws IOException {
    return Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** The page. */
  public static String page() throws IOException {
    return Files.readString(PAGE);
  }
}
