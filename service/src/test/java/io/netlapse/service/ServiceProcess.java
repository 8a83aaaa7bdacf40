package io.netlapse.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.db.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, as it runs in production, whose memory can be measured. */
final class ServiceProcess implements AutoCloseable {

  private static final String READY = "netlapse listens on ";
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Process process;
  private final CompletableFuture<URI> uri = new CompletableFuture<>();

  private ServiceProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /**
   * Starts it and returns when it listens.
   *
   * @param jvmOptions for the JVM, such as {@code -Xmx64m}
   * @param environment settings beside those that every test has
   */
  static ServiceProcess start(
      TestDatabase database, List<String> jvmOptions, Map<String, String> environment)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NetlapseService.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    TestService.settings(database, Map.of())
        .forEach((key, value) -> builder.environment().put(variable(key), value.toString()));
    builder.environment().putAll(environment);
    ServiceProcess started = new ServiceProcess(builder.start());
    started.uri.get(2, TimeUnit.MINUTES);
    return started;
  }

  /** A client with a token. */
  TestClient as(String token) {
    return new TestClient(uri.join(), token);
  }

  /** The most memory that it ever had at once: resident, of the heap and beside it. */
  long peakBytes() throws IOException {
    Matcher peak =
        PEAK.matcher(Files.readString(Path.of("/proc/%d/status".formatted(process.pid()))));
    if (!peak.find()) {
      throw new IllegalStateException("the kernel tells no VmHWM");
    }
    return Long.parseLong(peak.group(1)) * 1024;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** Reads to the end, so that the process never waits for a reader. */
  private void read() {
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith(READY)) {
          uri.complete(URI.create(line.substring(READY.length())));
        }
      }
      uri.completeExceptionally(new IllegalStateException("it ended: " + said));
    } catch (IOException e) {
      uri.completeExceptionally(new UncheckedIOException(said.toString(), e));
    }
  }

  private static String variable(String key) {
    String name = key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    return name.equals("NETLAPSE_SECURITY_ADMIN_TOKEN") ? "NETLAPSE_ADMIN_TOKEN" : name;
  }
}
