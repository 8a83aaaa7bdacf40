package io.netlapse.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentSettingsTest {

  @TempDir private Path folder;

  @Test
  void variables_thatAreNotOurs_areLeftAlone() {
    assertThat(EnvironmentSettings.read(Map.of("PATH", "/bin", "NETLAPSE_PORT", "tcp://1:2")))
        .isEmpty();
  }

  @Test
  void secret_inFile_isItsTextWithoutLineEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "pass word\n");
    assertThat(EnvironmentSettings.read(Map.of("NETLAPSE_DATABASE_PASSWORD_FILE", file.toString())))
        .isEqualTo(Map.of("netlapse.database.password", "pass word"));
  }

  @Test
  void secret_inBoth_isRefused() {
    assertThatThrownBy(
            () ->
                EnvironmentSettings.read(
                    Map.of("NETLAPSE_ADMIN_TOKEN", "x", "NETLAPSE_ADMIN_TOKEN_FILE", "/y")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "NETLAPSE_ADMIN_TOKEN and NETLAPSE_ADMIN_TOKEN_FILE are both set; unset one of them.");
  }

  @Test
  void secret_inFileThatIsMissing_isRefused() {
    assertThatThrownBy(
            () -> EnvironmentSettings.read(Map.of("NETLAPSE_DATABASE_URL_FILE", "/nothing/here")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("NETLAPSE_DATABASE_URL_FILE")
        .hasMessageContaining("/nothing/here");
  }

  @Test
  void everyVariableThatIsRead_isKnown() {
    assertThat(EnvironmentSettings.NAMES)
        .contains(
            "NETLAPSE_ADMIN_TOKEN", "NETLAPSE_ADMIN_TOKEN_FILE", "NETLAPSE_DATABASE_URL_FILE");
  }
}
