package io.netlapse.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForeignVariablesTest {

  @ParameterizedTest
  @CsvSource({
    "NETLAPSE_TOKEN_FILE, /run/token",
    "NETLAPSE_JAVA_OPTS, -Xmx1g",
    "NETLAPSE_TEST_DATABASE_URL, jdbc:postgresql://db/x",
    "NETLAPSE_PORT, tcp://10.96.0.7:8080",
    "NETLAPSE_DB_PORT, tcp://10.96.0.8:5432",
    "NETLAPSE_SERVICE_HOST, 10.96.0.7",
    "NETLAPSE_DB_SERVICE_PORT_POSTGRES, 5432",
    "NETLAPSE_PORT_8080_TCP_ADDR, 10.96.0.7",
  })
  void variableOfOthers_isForeign(String name, String value) {
    assertThat(ForeignVariables.has(name, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NETLAPSE_DATABSE_URL, jdbc:postgresql://db/x",
    "NETLAPSE_HTP_PORT, 8080",
    "NETLAPSE_TOKENS, 3",
    "NETLAPSE_DATABASE_URI, x",
  })
  void misspeltVariable_isNot(String name, String value) {
    assertThat(ForeignVariables.has(name, value)).isFalse();
  }
}
