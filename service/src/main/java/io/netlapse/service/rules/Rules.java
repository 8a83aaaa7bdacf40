package io.netlapse.service.rules;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.RuleInfo;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules on the class path, ours and strangers', found through {@link ServiceLoader}. */
@Singleton
public final class Rules {

  private final SortedMap<String, Diagnostic> diagnostics = new TreeMap<>();

  Rules() {
    for (Diagnostic diagnostic : ServiceLoader.load(Diagnostic.class)) {
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

  /** All of them, by id. */
  public Collection<Diagnostic> all() {
    return List.copyOf(diagnostics.values());
  }

  /** What a rule says of itself. */
  public Optional<RuleInfo> rule(String id) {
    return Optional.ofNullable(diagnostics.get(id)).map(Diagnostic::info);
  }
}
