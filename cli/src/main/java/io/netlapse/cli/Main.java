package io.netlapse.cli;

/** Where {@code java -jar netlapse.jar} begins. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and exits with its status.
   *
   * @param arguments as typed
   */
  public static void main(String[] arguments) {
    System.exit(Netlapse.commandLine().execute(arguments));
  }
}
