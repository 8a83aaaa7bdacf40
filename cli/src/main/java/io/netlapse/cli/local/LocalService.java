package io.netlapse.cli.local;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.postgres.EmbeddedDatabase;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.cli.terminal.Logs;
import io.netlapse.service.NetlapseService;
import io.netlapse.service.RunningService;
import io.netlapse.service.settings.SettingsException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * The service over an embedded database, reachable from this machine only. Standard output stays
 * the command's own: the service logs to standard error, and only what is wrong. Safe for use by
 * many threads.
 */
public final class LocalService implements AutoCloseable {

  private static final int ANY_PORT = -1;
  private static final int TOKEN_BYTES = 24;

  private final EmbeddedDatabase database;
  private final RunningService service;
  private final String adminToken;

  private LocalService(EmbeddedDatabase database, RunningService service, String adminToken) {
    this.database = database;
    this.service = service;
    this.adminToken = adminToken;
  }

  /**
   * A service that is thrown away when it is closed, on any free port.
   *
   * @throws CommandFailure if it does not start
   */
  public static LocalService temporary() {
    return over(EmbeddedDatabase.temporary(), ANY_PORT);
  }

  /**
   * A service over the given database, which is closed together with it, also where the service
   * does not start.
   *
   * @param database an embedded database; its tables are brought up to date
   * @param port the TCP port, or -1 for any free one
   * @throws CommandFailure if it does not start
   */
  public static LocalService over(EmbeddedDatabase database, int port) {
    Logs.toStandardError();
    String adminToken = randomToken();
    try {
      RunningService service = NetlapseService.start(settings(database, port, adminToken));
      return new LocalService(database, service, adminToken);
    } catch (SettingsException e) {
      database.close();
      throw new CommandFailure("The service does not start. " + e.getMessage(), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Where it listens, such as {@code http://127.0.0.1:40123}. */
  public URI uri() {
    return service.uri();
  }

  /** An admin's token of this service; another one at each start. */
  public String adminToken() {
    return adminToken;
  }

  /** A new client with the admin's token. */
  public ApiClient client() {
    return new ApiClient(uri(), adminToken);
  }

  /** Stops the service, then the database. Twice is once. */
  @Override
  public void close() {
    service.close();
    database.close();
  }

  private static Map<String, Object> settings(EmbeddedDatabase database, int port, String token) {
    return Map.of(
        "netlapse.http.host",
        "127.0.0.1",
        "netlapse.http.port",
        port,
        "netlapse.database.url",
        database.url(),
        "netlapse.database.user",
        database.user(),
        "netlapse.database.password",
        database.password(),
        "netlapse.security.admin-token",
        token);
  }

  private static String randomToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "nl_admin_" + HexFormat.of().formatHex(bytes);
  }
}
