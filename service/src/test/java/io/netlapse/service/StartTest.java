package io.netlapse.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.db.testing.TestDatabase;
import io.netlapse.service.settings.SettingsException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with the settings or the database is told in one sentence, and nothing listens. */
final class StartTest {

  private static final TestDatabase DATABASE = TestDatabase.freshDatabase();

  private static void assertRefused(Map<String, Object> settings, String says) {
    assertThatThrownBy(() -> NetlapseService.start(settings).close())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(says)
        .message()
        .endsWith(".")
        .doesNotContain("\n");
  }

  private static Map<String, Object> with(String key, Object value) {
    return TestService.settings(DATABASE, Map.of(key, value));
  }

  @Test
  void start_withoutDatabase_saysWhatToSet() {
    Map<String, Object> settings = new HashMap<>(TestService.settings(DATABASE, Map.of()));
    settings.remove("netlapse.database.url");
    assertRefused(settings, "NETLAPSE_DATABASE_URL");
  }

  @Test
  void start_withDatabaseOfAnotherSort_saysWhichItTakes() {
    assertRefused(with("netlapse.database.url", "jdbc:h2:mem:x"), "PostgreSQL");
  }

  @Test
  void start_withDatabaseThatIsAway_saysSo() {
    assertRefused(
        with("netlapse.database.url", "jdbc:postgresql://127.0.0.1:1/x?password=hush"),
        "cannot be reached");
  }

  @Test
  void start_withUrlThatHasPassword_doesNotTellIt() {
    assertThatThrownBy(
            () ->
                NetlapseService.start(
                    with("netlapse.database.url", "jdbc:postgresql://127.0.0.1:1/x?password=hush")))
        .message()
        .doesNotContain("hush");
  }

  @Test
  void start_withDatabaseThatDoesNotExist_saysSo() {
    String url = DATABASE.url().replaceFirst("/[^/?]+(\\?|$)", "/nothing_here$1");
    assertRefused(with("netlapse.database.url", url), "no such database");
  }

  @Test
  void start_withUnknownRole_saysWhichRole() {
    Map<String, Object> settings =
        TestService.settings(DATABASE, Map.of("netlapse.database.user", "nobody_here"));
    settings.put("netlapse.database.url", DATABASE.url().replaceFirst("user=[^&]*&?", ""));
    assertRefused(settings, "'nobody_here'");
  }

  @Test
  void start_withMisspeltSetting_namesTheKnownOnes() {
    assertRefused(with("netlapse.ingest.max-rawbytes", 1), "netlapse.ingest.max-raw-bytes");
  }

  @Test
  void start_withLimitsThatContradict_saysWhich() {
    assertRefused(with("netlapse.ingest.max-bytes-in-flight", 1), "max-bytes-in-flight");
  }

  @Test
  void start_withShortAdminToken_saysWhatItMustBe() {
    assertRefused(with("netlapse.security.admin-token", "short"), "NETLAPSE_ADMIN_TOKEN");
  }

  @Test
  void firstStart_printsAdminTokenOnce() {
    TestDatabase database = TestDatabase.freshDatabase();
    Map<String, Object> settings = new HashMap<>(TestService.settings(database, Map.of()));
    settings.remove("netlapse.security.admin-token");
    String printed = printedBy(settings);
    assertThat(printed).containsOnlyOnce("nl_admin_");
    assertThat(printedBy(settings)).doesNotContain("nl_admin_");
  }

  private static String printedBy(Map<String, Object> settings) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      NetlapseService.start(settings).close();
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}
