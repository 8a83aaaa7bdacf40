package io.netlapse.plugins;

import io.netlapse.plugins.guard.Guard;
import io.netlapse.plugins.guard.GuardedCollector;
import io.netlapse.plugins.guard.GuardedNotifier;
import io.netlapse.plugins.guard.GuardedParser;
import io.netlapse.plugins.guard.GuardedRule;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.RuleSet;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.notify.Notifier;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * What somebody brings: the parts of netlapse that a stranger can write, too.
 *
 * @param collectors in no order, as all of them
 * @param parsers one for a probe
 * @param rules one for an id
 * @param notifiers in no order
 */
public record Parts(
    List<Collector> collectors,
    List<SectionParser> parsers,
    List<Diagnostic> rules,
    List<Notifier> notifiers) {

  /** Copies the lists. */
  public Parts {
    collectors = List.copyOf(collectors);
    parsers = List.copyOf(parsers);
    rules = List.copyOf(rules);
    notifiers = List.copyOf(notifiers);
  }

  /** Those that are built in: on the class path of this process. */
  public static Parts builtIn() {
    return of(Parts.class.getClassLoader());
  }

  /** Those that are built in, and what plug-ins bring. */
  public static Parts builtInAnd(List<Plugin> plugins) {
    return plugins.stream().map(Plugin::parts).reduce(builtIn(), Parts::and);
  }

  /**
   * Those whose classes are named in files of {@code META-INF/services} that a class loader sees.
   *
   * @throws java.util.ServiceConfigurationError if one cannot be made
   */
  static Parts of(ClassLoader loader) {
    return new Parts(
        named(Collector.class, loader).toList(),
        named(SectionParser.class, loader).toList(),
        Stream.concat(
                named(Diagnostic.class, loader),
                named(RuleSet.class, loader).flatMap(set -> set.rules().stream()))
            .toList(),
        named(Notifier.class, loader).toList());
  }

  private static <T> Stream<T> named(Class<T> service, ClassLoader loader) {
    return ServiceLoader.load(service, loader).stream().map(ServiceLoader.Provider::get);
  }

  /** The same, each called through a guard. */
  Parts guarded(Guard guard) {
    return new Parts(
        collectors.stream().<Collector>map(part -> new GuardedCollector(part, guard)).toList(),
        parsers.stream().<SectionParser>map(part -> new GuardedParser(part, guard)).toList(),
        rules.stream().<Diagnostic>map(part -> new GuardedRule(part, guard)).toList(),
        notifiers.stream().<Notifier>map(part -> new GuardedNotifier(part, guard)).toList());
  }

  /** Both. */
  private Parts and(Parts more) {
    return new Parts(
        both(collectors, more.collectors),
        both(parsers, more.parsers),
        both(rules, more.rules),
        both(notifiers, more.notifiers));
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** What each is called, such as {@code the rule acme-vpn-down}; no two parts share it. */
  public List<String> named() {
    return Stream.of(
            collectors.stream().map(Collector::name).map("the collector "::concat),
            parsers.stream().map(parser -> "the parser of the probe " + parser.probe()),
            rules.stream().map(rule -> "the rule " + rule.info().id()),
            notifiers.stream().map(Notifier::name).map("the notifier "::concat))
        .flatMap(names -> names)
        .toList();
  }

  boolean isEmpty() {
    return named().isEmpty();
  }
}
