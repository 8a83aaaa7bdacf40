package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code netlapse.plugins}: what strangers wrote.
 *
 * @param folder a folder of jars, opened at the start; null for none
 * @param timeout how long a call into a plug-in may take; positive
 */
@Context
@ConfigurationProperties("netlapse.plugins")
public record PluginSettings(
    @Nullable Path folder, @Bindable(defaultValue = "10s") Duration timeout) {

  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public PluginSettings {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          "netlapse.plugins.timeout (NETLAPSE_PLUGINS_TIMEOUT) must be longer than nothing, such as"
              + " 10s");
    }
  }
}
