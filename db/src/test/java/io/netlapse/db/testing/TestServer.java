package io.netlapse.db.testing;

import io.netlapse.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL server that this JVM's tests use, the first of these that is to be had:
 *
 * <ol>
 *   <li>the one at {@code NETLAPSE_TEST_DATABASE_URL} (with {@code _USER}, {@code _PASSWORD}); if
 *       it does not answer, that is an error;
 *   <li>a container, if Docker answers and has or gets the image {@code
 *       NETLAPSE_TEST_DATABASE_IMAGE} (default {@code postgres:18});
 *   <li>an embedded one, which needs nothing.
 * </ol>
 */
final class TestServer {

  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)[^?]*(\\?.*)?");

  private final TestDatabase admin;
  private final Queue<String> created = new ConcurrentLinkedQueue<>();
  private @Nullable String migrated;

  private TestServer(String kind, TestDatabase admin) {
    this.admin = admin;
    System.out.println("Tests use the PostgreSQL " + kind + ": " + admin.url());
  }

  static TestServer chosen() {
    return Chosen.SERVER;
  }

  TestDatabase createDatabase() throws SQLException {
    return at(create("template0"));
  }

  /** A copy of one that was migrated once, which takes a tenth of the time. */
  synchronized TestDatabase createMigratedDatabase() throws SQLException {
    if (migrated == null) {
      String name = create("template0");
      TestDatabase database = at(name);
      var dataSource = new PGSimpleDataSource();
      dataSource.setUrl(database.url());
      dataSource.setUser(database.user());
      dataSource.setPassword(database.password());
      Migrations.apply(dataSource);
      migrated = name;
    }
    return at(create(migrated));
  }

  private String create(String template) throws SQLException {
    String name = "netlapse_test_" + UUID.randomUUID().toString().replace("-", "");
    execute("create database " + name + " template " + template + " encoding 'UTF8'");
    created.add(name);
    return name;
  }

  private TestDatabase at(String name) {
    Matcher parts = URL.matcher(admin.url());
    if (!parts.matches()) {
      throw new IllegalStateException("Not jdbc:postgresql://host/name: " + admin.url());
    }
    String parameters = parts.group(2) == null ? "" : parts.group(2);
    return new TestDatabase(parts.group(1) + name + parameters, admin.user(), admin.password());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = admin.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** For a server that outlives us; the other two go as a whole. */
  private void dropCreated() {
    for (String name : created) {
      try {
        execute("drop database if exists " + name + " with (force)");
      } catch (SQLException e) {
        System.err.println("Left behind on " + admin.url() + ": " + name + ", " + e.getMessage());
      }
    }
  }

  private static TestServer choose() {
    String url = System.getenv("NETLAPSE_TEST_DATABASE_URL");
    if (url != null && !url.isBlank()) {
      return external(url);
    }
    TestServer container = container();
    return container != null ? container : embedded();
  }

  private static TestServer external(String url) {
    var server =
        new TestServer(
            "of NETLAPSE_TEST_DATABASE_URL",
            new TestDatabase(
                url,
                environment("NETLAPSE_TEST_DATABASE_USER", "postgres"),
                environment("NETLAPSE_TEST_DATABASE_PASSWORD", "")));
    Runtime.getRuntime().addShutdownHook(new Thread(server::dropCreated));
    return server;
  }

  @SuppressWarnings("resource") // Testcontainers stops it when the JVM ends
  private static @Nullable TestServer container() {
    if (!dockerAnswers()) {
      return null;
    }
    var image =
        DockerImageName.parse(environment("NETLAPSE_TEST_DATABASE_IMAGE", "postgres:18"))
            .asCompatibleSubstituteFor("postgres");
    var container = new PostgreSQLContainer(image);
    try {
      container.start();
    } catch (RuntimeException e) {
      System.err.println("Docker answers, but gives no " + image + ": " + e.getMessage());
      return null;
    }
    return new TestServer(
        "container " + image.asCanonicalNameString(),
        new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword()));
  }

  /** A cheap look first: asked without a socket, Testcontainers logs an error. */
  private static boolean dockerAnswers() {
    if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
      return false;
    }
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      return false;
    }
  }

  @SuppressWarnings("resource") // stops itself when the JVM ends
  private static TestServer embedded() {
    try {
      // A fixed locale: the machine's own may be one that initdb does not have.
      var postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
      return new TestServer(
          "embedded",
          new TestDatabase(postgres.getJdbcUrl("postgres", "postgres"), "postgres", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String environment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  private static final class Chosen {
    private static final TestServer SERVER = choose();
  }
}
