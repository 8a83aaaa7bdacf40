package io.netlapse.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The service in a JVM of its own, with the options of {@code netlapse serve} and its default
 * settings. It has the class path of this process, and so the route {@code /bench/floor}.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final String LISTENS = "netlapse listens on ";

  private final Process process;
  private final URI uri;
  private final Thread atExit;

  private ServiceProcess(Process process, URI uri, Thread atExit) {
    this.process = process;
    this.uri = uri;
    this.atExit = atExit;
  }

  /**
   * Starts it on a free port of 127.0.0.1 and returns when it listens.
   *
   * @param url the JDBC URL of its database
   * @param user the role
   * @param adminToken the admin's token
   * @param options further options of the JVM
   */
  public static ServiceProcess start(String url, String user, String adminToken, String[] options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "NETLAPSE_HTTP_HOST", "127.0.0.1",
                "NETLAPSE_HTTP_PORT", "-1",
                "NETLAPSE_DATABASE_URL", url,
                "NETLAPSE_DATABASE_USER", user,
                "NETLAPSE_ADMIN_TOKEN", adminToken));
    Process process = builder.start();
    Thread atExit = Thread.ofPlatform().unstarted(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
    return new ServiceProcess(process, listening(process), atExit);
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** The process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  private static URI listening(Process process) throws IOException {
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENS)) {
        Thread _ = Thread.ofVirtual().start(() -> lines.lines().forEach(System.err::println));
        return URI.create(line.substring(LISTENS.length()));
      }
      System.err.println(line);
    }
    throw new IOException("the service did not start; what it said stands above");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
