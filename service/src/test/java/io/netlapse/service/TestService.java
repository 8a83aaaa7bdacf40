package io.netlapse.service;

import io.netlapse.db.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A real service on a free port with an empty real database of its own, and clients of it.
 *
 * @param database its database
 * @param running the service
 */
public record TestService(TestDatabase database, RunningService running) implements AutoCloseable {

  /** The admin's token of each of them. */
  public static final String ADMIN = "nl_admin_for-tests-only-0123456789abcdef";

  /** With the default settings. */
  public static TestService start() {
    return start(Map.of());
  }

  /** With some settings of its own. */
  public static TestService start(Map<String, Object> settings) {
    TestDatabase database = TestDatabase.migratedDatabase();
    return new TestService(database, NetlapseService.start(settings(database, settings)));
  }

  /** The settings that reach a database, and others. */
  public static Map<String, Object> settings(TestDatabase database, Map<String, Object> others) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("netlapse.http.host", "127.0.0.1");
    settings.put("netlapse.http.port", -1);
    settings.put("netlapse.database.url", database.url());
    settings.put("netlapse.database.user", database.user());
    settings.put("netlapse.database.password", database.password());
    settings.put("netlapse.security.admin-token", ADMIN);
    settings.putAll(others);
    return settings;
  }

  /** A client with a token. */
  public TestClient as(String token) {
    return new TestClient(running.uri(), token);
  }

  /** The admin. */
  public TestClient admin() {
    return as(ADMIN);
  }

  /** A client without a token. */
  public TestClient anonymous() {
    return as("");
  }

  /** A client with a new push token of a cluster, or of one node of it if the name is not empty. */
  public TestClient pusher(String cluster, String node) {
    return as(admin().newPushToken(cluster, node));
  }

  @Override
  public void close() {
    running.close();
  }
}
