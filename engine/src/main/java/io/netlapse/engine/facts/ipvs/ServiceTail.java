package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsService;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the scheduler in a listing of virtual servers.
 *
 * <p>Samples: {@code (sh-fallback,sh-port) persistent 300 mask 255.255.255.0 ops} by ipvsadm(8),
 * {@code persistent 30000 FFFFFF00} by the kernel, which counts the timeout in ticks
 *
 * @param persistent whether a client keeps its real server
 * @param timeout the number behind {@code persistent}; null without it
 * @param mask the mask of the clients; null for one by one
 * @param engine the persistence engine; null for none
 * @param flags {@code ops} and the scheduler's flags
 */
record ServiceTail(
    boolean persistent,
    @Nullable Long timeout,
    @Nullable String mask,
    @Nullable String engine,
    TreeSet<String> flags) {

  /** Reads the words; empty where one is not known. */
  static Optional<ServiceTail> of(List<String> words) {
    TreeSet<String> flags = new TreeSet<>();
    @Nullable Long timeout = null;
    @Nullable String mask = null;
    @Nullable String engine = null;
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("ops")) {
        flags.add("ops");
      } else if (word.startsWith("(") && word.endsWith(")")) {
        flags.addAll(List.of(word.substring(1, word.length() - 1).split(",")));
      } else if (word.equals("persistent") && rest.hasNext()) {
        timeout = Endpoint.number(rest.next(), 10);
      } else if (word.equals("mask") && rest.hasNext()) {
        mask = rest.next();
      } else if (word.equals("pe") && rest.hasNext()) {
        engine = rest.next();
      } else if (timeout == null || !isKernelMask(word)) {
        return Optional.empty();
      }
    }
    return timeout != null && timeout < 0
        ? Optional.empty()
        : Optional.of(new ServiceTail(timeout != null, timeout, mask, engine, flags));
  }

  private static boolean isKernelMask(String word) {
    return word.length() == 8 && Endpoint.number(word, 16) >= 0;
  }

  /** The words in one order, whatever dialect they came from; null for none. */
  @Nullable String text() {
    List<String> words = new ArrayList<>();
    if (!flags.isEmpty()) {
      words.add("(" + String.join(",", flags) + ")");
    }
    if (timeout != null) {
      words.add("persistent " + timeout);
    }
    if (mask != null) {
      words.add("mask " + mask);
    }
    if (engine != null) {
      words.add("pe " + engine);
    }
    return words.isEmpty() ? null : String.join(" ", words);
  }

  IpvsOptions options(IpvsService service) {
    return new IpvsOptions(
        service, timeout, mask, engine, flags.isEmpty() ? null : String.join(",", flags));
  }
}
