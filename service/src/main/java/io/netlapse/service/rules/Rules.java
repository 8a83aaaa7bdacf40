package io.netlapse.service.rules;

import io.micronaut.context.annotation.Context;
import io.netlapse.plugins.Parts;
import io.netlapse.rules.delivery.Loaded;
import io.netlapse.rules.delivery.RuleFiles;
import io.netlapse.service.settings.RuleSettings;
import io.netlapse.service.settings.SettingsException;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.RuleInfo;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are built in, those of plug-ins, and those of the folder of the settings. Made at
 * the start, so that a mistake in a rule is told then.
 */
@Context
public final class Rules {

  private final SortedMap<String, Diagnostic> diagnostics = new TreeMap<>();

  Rules(RuleSettings settings, Parts parts) {
    parts.rules().forEach(this::add);
    written(settings.folder(), parts).forEach(this::add);
  }

  private void add(Diagnostic diagnostic) {
    Diagnostic other = diagnostics.putIfAbsent(diagnostic.info().id(), diagnostic);
    if (other != null) {
      throw new IllegalStateException(
          "%s and %s are both the rule %s; only one of them may be on the class path"
              .formatted(
                  other.getClass().getName(),
                  diagnostic.getClass().getName(),
                  diagnostic.info().id()));
    }
  }

  private static List<Diagnostic> written(@Nullable Path folder, Parts parts) {
    if (folder == null) {
      return List.of();
    }
    Loaded loaded = RuleFiles.read(List.of(folder), parts.parsers(), parts.rules());
    if (!loaded.mistakes().isEmpty()) {
      throw new SettingsException(
          "The rules that NETLAPSE_RULES_FOLDER names are not right:\n" + loaded.told());
    }
    return loaded.rules();
  }

  /** All of them, by id. */
  public Collection<Diagnostic> all() {
    return List.copyOf(diagnostics.values());
  }

  /** What a rule says of itself. */
  public Optional<RuleInfo> rule(String id) {
    return Optional.ofNullable(diagnostics.get(id)).map(Diagnostic::info);
  }
}
