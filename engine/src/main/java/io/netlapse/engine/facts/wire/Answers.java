package io.netlapse.engine.facts.wire;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.AddressAnswers;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The answers for one address on one device, in the order of the output. Not thread-safe. */
final class Answers {

  private final List<String> lladdrs = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  void add(String lladdr, Span span) {
    lladdrs.add(lladdr);
    spans.add(span);
  }

  void tell(String dev, IpAddress address, ReadingDraft draft) {
    List<String> distinct = lladdrs.stream().distinct().toList();
    draft.fact(new AddressAnswers(dev, address, distinct, isInTurns()).toFact(), spans);
  }

  /** They say nothing that could be believed. */
  void understood(ReadingDraft draft) {
    spans.forEach(draft::understood);
  }

  /** Whether one comes again after another: {@code A B A}, not {@code A A B B}. */
  private boolean isInTurns() {
    Set<String> before = new HashSet<>();
    String last = "";
    for (String lladdr : lladdrs) {
      if (!before.add(lladdr) && !lladdr.equals(last)) {
        return true;
      }
      last = lladdr;
    }
    return false;
  }
}
