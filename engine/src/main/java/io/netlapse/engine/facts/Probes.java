package io.netlapse.engine.facts;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parsers that there are, by probe, by command and by kind of fact. Immutable, safe for many
 * threads. The caller brings them, from {@link java.util.ServiceLoader} or otherwise.
 */
public final class Probes {

  private final SortedMap<ProbeId, SectionParser> parsers = new TreeMap<>();
  private final SortedMap<String, FactKind> kinds = new TreeMap<>();

  private Probes() {}

  /**
   * The given parsers.
   *
   * @throws IllegalArgumentException if two are for one probe, or two define one kind of fact
   *     otherwise; the message names both
   */
  public static Probes of(Collection<? extends SectionParser> parsers) {
    Probes probes = new Probes();
    parsers.forEach(probes::add);
    return probes;
  }

  private void add(SectionParser parser) {
    SectionParser other = parsers.putIfAbsent(parser.probe(), parser);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s and %s both read the probe %s; only one of them may be on the class path"
              .formatted(name(other), name(parser), parser.probe()));
    }
    for (FactKind kind : parser.kinds()) {
      FactKind before = kinds.putIfAbsent(kind.name(), kind);
      if (before != null && !before.equals(kind)) {
        throw new IllegalArgumentException(
            "%s and %s define the kind %s differently: %s and %s"
                .formatted(name(definer(before)), name(parser), kind.name(), before, kind));
      }
    }
  }

  private SectionParser definer(FactKind kind) {
    return parsers.values().stream()
        .filter(parser -> parser.kinds().contains(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String name(SectionParser parser) {
    return parser.getClass().getName();
  }

  /** All parsers, by probe. */
  public List<SectionParser> all() {
    return List.copyOf(parsers.values());
  }

  /** The parser of a probe. */
  public Optional<SectionParser> parser(ProbeId probe) {
    return Optional.ofNullable(parsers.get(probe));
  }

  /** The parser that reads the output of a command; the first by probe, should several claim it. */
  public Optional<SectionParser> parser(Command command) {
    return parsers.values().stream().filter(parser -> parser.reads(command)).findFirst();
  }

  /** The kind of fact of a name. */
  public Optional<FactKind> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** All kinds of facts, by name. */
  public SortedMap<String, FactKind> kinds() {
    return Collections.unmodifiableSortedMap(kinds);
  }
}
