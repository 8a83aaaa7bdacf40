package io.netlapse.service;

import io.netlapse.service.settings.SettingsException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Asks the database once before anything starts, so that what is wrong is told in one sentence. */
final class DatabaseCheck {

  private static final String TIMEOUT_SECONDS = "10";

  private DatabaseCheck() {}

  /**
   * Connects and disconnects.
   *
   * @throws SettingsException if the URL is missing or of another database, or the database cannot
   *     be reached or refuses
   */
  static void run(@Nullable String url, String user, String password) {
    if (url == null || url.isBlank()) {
      throw new SettingsException(
          "No database is set: set NETLAPSE_DATABASE_URL to"
              + " jdbc:postgresql://<host>:5432/<database>.");
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new SettingsException(
          "NETLAPSE_DATABASE_URL does not begin with jdbc:postgresql: and netlapse keeps its"
              + " history in PostgreSQL only.");
    }
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
    properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw new SettingsException(sentence(withoutSecrets(url), user, e));
    }
  }

  /** SQLSTATE classes: PostgreSQL manual, appendix A. */
  private static String sentence(String url, String user, SQLException problem) {
    String state = problem.getSQLState() == null ? "" : problem.getSQLState();
    return switch (state) {
      case "28P01", "28000" ->
          "The database at %s refuses the role '%s' or its password; check NETLAPSE_DATABASE_USER and NETLAPSE_DATABASE_PASSWORD."
              .formatted(url, user);
      case "3D000" ->
          "The database server of %s has no such database; create it or mend NETLAPSE_DATABASE_URL."
              .formatted(url);
      case "08001", "08004", "08006" ->
          "The database at %s cannot be reached; check NETLAPSE_DATABASE_URL and that it runs."
              .formatted(url);
      default ->
          "The database at %s cannot be used: %s (SQLSTATE %s)."
              .formatted(url, firstLine(problem.getMessage()), state);
    };
  }

  /** A JDBC URL may carry a password behind the question mark. */
  private static String withoutSecrets(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it gives no reason" : message.lines().findFirst().orElse("");
  }
}
