package io.netlapse.service.plugins;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.netlapse.plugins.Parts;
import io.netlapse.plugins.Plugin;
import io.netlapse.plugins.PluginException;
import io.netlapse.plugins.PluginFolder;
import io.netlapse.plugins.guard.Limits;
import io.netlapse.service.settings.PluginSettings;
import io.netlapse.service.settings.SettingsException;
import java.util.List;

/** Makes a bean of what is built in and what the folder of plug-ins brings. */
@Factory
final class Plugging {

  /**
   * At the start, so that a plug-in that cannot be used is told then.
   *
   * @throws SettingsException if there is one
   */
  @Context
  Parts parts(PluginSettings settings, PluginFaults faults) {
    try {
      Limits limits = new Limits(settings.timeout(), Limits.DEFAULT.collection());
      List<Plugin> plugins = PluginFolder.plugins(settings.folder(), limits, faults);
      plugins.forEach(plugin -> faults.watch(plugin.jar().name()));
      return Parts.builtInAnd(plugins);
    } catch (PluginException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }
}
