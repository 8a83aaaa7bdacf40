package io.netlapse.collectors.capture;

import java.util.List;
import java.util.Map;

/** The environment in which a node is asked, so that nothing of ours shows in what it answers. */
public final class CleanEnvironment {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private CleanEnvironment() {}

  /**
   * A process that has not begun, with {@code PATH}, {@code LC_ALL} and, where set, {@code TMPDIR}.
   *
   * @param command its program and arguments; the program is looked for in our own {@code PATH}
   */
  public static ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    String temporary = environment.get("TMPDIR");
    environment.clear();
    environment.put("PATH", PATH);
    environment.put("LC_ALL", "C");
    if (temporary != null) {
      environment.put("TMPDIR", temporary);
    }
    return builder;
  }
}
