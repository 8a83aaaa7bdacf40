package io.netlapse.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.bench.database.Footprint;
import io.netlapse.bench.process.CpuTime;
import io.netlapse.bench.process.ServiceProcess;
import io.netlapse.cli.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An embedded PostgreSQL that waits for its disk, and the service over it, both for this run only.
 */
final class Stage implements AutoCloseable {

  private static final String ADMIN = "nl_admin_for-the-benchmark-only-0123456789";

  /** Far enough back that no push of the run lies ahead of its arrival. */
  private static final Duration BACK = Duration.ofDays(300);

  private static final Pattern TOKEN = Pattern.compile("\"secret\"\\s*:\\s*\"(nl_push_[^\"]+)\"");

  private final Path folder;
  private final EmbeddedDatabase database;
  private final ServiceProcess service;
  private final ProcessHandle postmaster;
  private final String token;

  private Stage(Path folder, EmbeddedDatabase database, ServiceProcess service)
      throws IOException, InterruptedException, SQLException {
    this.folder = folder;
    this.database = database;
    this.service = service;
    this.postmaster =
        ProcessHandle.of(
                number("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"))
            .flatMap(ProcessHandle::parent)
            .orElseThrow();
    this.token = pushToken(service.uri());
  }

  static Stage open(Options options) throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("netlapse-bench");
    EmbeddedDatabase database = EmbeddedDatabase.in(folder);
    ServiceProcess service =
        ServiceProcess.start(
            database.url(), database.user(), ADMIN, options.jvmOptions().toArray(String[]::new));
    return new Stage(folder, database, service);
  }

  URI uri() {
    return service.uri();
  }

  /** A push token, good for every cluster. */
  String token() {
    return token;
  }

  String url() {
    return database.url();
  }

  String user() {
    return database.user();
  }

  /** When the nodes begin to push. */
  Instant firstPush() {
    return Instant.now().minus(BACK).truncatedTo(ChronoUnit.SECONDS);
  }

  CpuTime cpu() {
    return CpuTime.now(service.handle(), postmaster);
  }

  Footprint now() throws SQLException {
    return Footprint.now(database.url(), database.user());
  }

  long stored() throws SQLException {
    return number("SELECT count(*) FROM snapshots");
  }

  /** How many different things were said, whichever cluster's node said them. */
  long manifests() throws SQLException {
    return number("SELECT count(DISTINCT digest) FROM manifests");
  }

  private long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), user(), "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String pushToken(URI uri) throws IOException, InterruptedException {
    String order = "{\"name\":\"bench\",\"scope\":\"push\"}";
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/api/v1/tokens"))
            .header("Authorization", "Bearer " + ADMIN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(order))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString(UTF_8));
      Matcher found = TOKEN.matcher(answer.body());
      if (!found.find()) {
        throw new IOException("no push token: " + answer.statusCode());
      }
      return found.group(1);
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
    database.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
