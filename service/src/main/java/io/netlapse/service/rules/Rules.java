package io.netlapse.service.rules;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.RuleInfo;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules on the class path, ours and strangers', found through {@link ServiceLoader}, as far as
 * they are asked over history.
 */
@Singleton
public final class Rules {

  /**
   * Of our own rules those that are fit for it. A change of a node asks each of them about every
   * instant of its history, and half a hundred took twenty seconds for a push: the others are for
   * {@code netlapse diagnose} until only what a change can touch is asked again.
   */
  private static final Set<String> OVER_HISTORY =
      Set.of("foreign-address-on-ipvs", "orphan-ipvs-address");

  private static final String OURS = "io.netlapse.engine.";

  private final SortedMap<String, Diagnostic> diagnostics = new TreeMap<>();

  Rules() {
    for (Diagnostic diagnostic : ServiceLoader.load(Diagnostic.class)) {
      if (isOurs(diagnostic) && !OVER_HISTORY.contains(diagnostic.info().id())) {
        continue;
      }
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
  }

  private static boolean isOurs(Diagnostic diagnostic) {
    return diagnostic.getClass().getName().startsWith(OURS);
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
