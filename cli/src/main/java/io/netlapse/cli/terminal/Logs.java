package io.netlapse.cli.terminal;

/** Where the log goes while a service or a database runs inside another command. */
public final class Logs {

  private static final String CONFIGURATION = "logback.configurationFile";

  private Logs() {}

  /**
   * Only what is wrong, and to standard error: standard output is the command's own. Logback reads
   * its configuration before its first line, so this comes before anything that logs. A
   * configuration that the user gave stays.
   */
  public static void toStandardError() {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "io/netlapse/cli/terminal/logback.xml");
    }
  }
}
