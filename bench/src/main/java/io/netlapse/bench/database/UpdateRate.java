package io.netlapse.bench.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many one-row UPDATEs, each a transaction of its own, 16 clients of pgbench(1) get done.
 *
 * @param perSecond the rate
 * @param command the command that told it
 */
public record UpdateRate(double perSecond, String command) {

  private static final String DATABASE = "pgbench";
  private static final String SCRIPT =
      """
      \\set aid random(1, 100000)
      UPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = :aid;
      """;
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  /**
   * Measures it in a database of its own on the same server.
   *
   * @param url the JDBC URL of any database of the server
   * @param user a role that may make databases
   * @return empty where pgbench is not installed
   */
  public static Optional<UpdateRate> measure(String url, String user, int clients, int seconds)
      throws IOException, InterruptedException, SQLException {
    Optional<Path> pgbench = find();
    if (pgbench.isEmpty()) {
      return Optional.empty();
    }
    make(url, user);
    URI server = URI.create(url.substring("jdbc:".length()));
    List<String> where =
        List.of("-h", server.getHost(), "-p", Integer.toString(server.getPort()), "-U", user);
    String unused = run(pgbench.get(), List.of("-i", "-q"), where);
    Path script = Files.createTempFile("netlapse-bench", ".sql");
    try {
      Files.writeString(script, SCRIPT);
      List<String> how =
          List.of("-n", "-M", "prepared", "-c", Integer.toString(clients), "-j", "2");
      List<String> what = List.of("-T", Integer.toString(seconds), "-f", script.toString());
      String said = run(pgbench.get(), Stream.concat(how.stream(), what.stream()).toList(), where);
      Matcher rate = RATE.matcher(said);
      if (!rate.find()) {
        throw new IOException("pgbench told no rate: " + said);
      }
      return Optional.of(
          new UpdateRate(
              Double.parseDouble(rate.group(1)),
              "pgbench %s -T %d -f update.sql".formatted(String.join(" ", how), seconds)));
    } finally {
      Files.delete(script);
    }
  }

  private static void make(String url, String user) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
      statement.execute("CREATE DATABASE " + DATABASE);
    }
  }

  private static Optional<Path> find() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(folder));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.map(version -> version.resolve("bin")).sorted().forEach(folders::add);
      }
    }
    return folders.stream()
        .map(folder -> folder.resolve("pgbench"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String run(Path pgbench, List<String> options, List<String> where)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(pgbench.toString()));
    command.addAll(options);
    command.addAll(where);
    command.add(DATABASE);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }
}
