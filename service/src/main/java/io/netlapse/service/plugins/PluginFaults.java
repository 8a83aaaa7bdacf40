package io.netlapse.service.plugins;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netlapse.plugins.guard.Fault;
import io.netlapse.plugins.guard.Faults;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what plug-ins fail at, and logs each message once: a rule that fails does so for every
 * node. Safe for many threads.
 */
@Singleton
final class PluginFaults implements Faults {

  private static final Logger LOG = LoggerFactory.getLogger(PluginFaults.class);
  private static final int MOST_MESSAGES = 1_000;
  private static final int LONGEST = 500;

  private final MeterRegistry registry;
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  PluginFaults(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts from 0: a series that begins with its first failure shows no increase. */
  void watch(String plugin) {
    for (Fault.Kind kind : Fault.Kind.values()) {
      counter(plugin, kind);
    }
  }

  private Counter counter(String plugin, Fault.Kind kind) {
    return Counter.builder("netlapse.plugin.failures")
        .description("Calls into a plug-in that gave no answer")
        .tag("plugin", plugin)
        .tag("result", kind.word())
        .register(registry);
  }

  @Override
  public void tell(Fault fault) {
    counter(fault.plugin(), fault.kind()).increment();
    String message = fault.message();
    if (logged.size() < MOST_MESSAGES && logged.add(message)) {
      LOG.warn("{}", message.length() > LONGEST ? message.substring(0, LONGEST) : message);
    }
  }
}
