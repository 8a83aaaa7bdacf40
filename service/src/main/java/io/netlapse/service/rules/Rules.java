package io.netlapse.service.rules;

import io.micronaut.context.annotation.Context;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules on the class path, ours and strangers', and those of the folder of the settings, as far
 * as they are asked over history. Made at the start, so that a mistake in a rule is told then.
 */
@Context
public final class Rules {

  /**
   * Of our own rules those that are fit for it. A change of a node asks each of them about every
   * instant of its history, and half a hundred took twenty seconds for a push: the others are for
   * {@code netlapse diagnose} until only what a change can touch is asked again.
   */
  private static final Set<String> OVER_HISTORY =
      Set.of("foreign-address-on-ipvs", "orphan-ipvs-address");

  /** Where our rules live: those with a class in the engine, and those that are written. */
  private static final List<String> OURS = List.of("io.netlapse.engine.", "io.netlapse.rules.");

  private final SortedMap<String, Diagnostic> diagnostics = new TreeMap<>();

  Rules(RuleSettings settings) {
    for (Diagnostic diagnostic : Diagnostic.onClassPath()) {
      if (!isOurs(diagnostic) || OVER_HISTORY.contains(diagnostic.info().id())) {
        add(diagnostic);
      }
    }
    written(settings.folder()).forEach(this::add);
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

  private static List<Diagnostic> written(@Nullable Path folder) {
    if (folder == null) {
      return List.of();
    }
    Loaded loaded = RuleFiles.read(List.of(folder));
    if (!loaded.mistakes().isEmpty()) {
      throw new SettingsException(
          "The rules that NETLAPSE_RULES_FOLDER names are not right:\n" + loaded.told());
    }
    return loaded.rules();
  }

  private static boolean isOurs(Diagnostic diagnostic) {
    return OURS.stream().anyMatch(diagnostic.getClass().getName()::startsWith);
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
