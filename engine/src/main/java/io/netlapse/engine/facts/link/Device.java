package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkAddress;
import io.netlapse.spi.network.LinkAltname;
import io.netlapse.spi.network.LinkBrief;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.network.LinkPermanentAddress;
import io.netlapse.spi.network.LinkQueue;
import io.netlapse.spi.network.LinkState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One device while it is read: what each dialect told of it, and where. A fact is made of what was
 * told and of nothing else. Not safe for many threads.
 */
final class Device {

  private final String name;
  private final Map<String, Told> told = new HashMap<>();
  private final List<Told> altnames = new ArrayList<>();
  private final List<String> flags = new ArrayList<>();
  private final List<Span> flagSpans = new ArrayList<>();
  private final List<Span> nameSpans = new ArrayList<>();
  private final List<Span> detailSpans = new ArrayList<>();
  private final List<Span> empty = new ArrayList<>();
  private final List<Span> overruled = new ArrayList<>();
  private @Nullable DetailFields detail;

  /** A word that was told, and where. */
  private record Told(String word, Span span) {}

  Device(String name, Span span) {
    this.name = name;
    nameSpans.add(span);
  }

  String name() {
    return name;
  }

  /** Where the name was told. */
  Span span() {
    return nameSpans.getFirst();
  }

  /** Notes a word under the name that it has in facts; the first that is not empty holds. */
  void tell(String what, String word, Span span) {
    if (word.isEmpty()) {
      empty.add(span);
    } else if (told.putIfAbsent(what, new Told(word, span)) != null) {
      overruled.add(span);
    }
  }

  /** Whether the line of the link-layer address was read. */
  boolean hasLink() {
    return told.containsKey("type");
  }

  void flags(List<String> words, Span span) {
    flags.addAll(words);
    flagSpans.add(span);
  }

  void altname(String word, Span span) {
    altnames.add(new Told(word, span));
  }

  /** What {@code -d} tells; asking for it says that the dialect tells kinds. */
  DetailFields detail(Span span) {
    if (detail == null) {
      detail = new DetailFields();
    }
    detailSpans.add(span);
    return detail;
  }

  /** Writes the facts of the device, addresses aside. */
  void write(ReadingDraft draft) {
    account(draft);
    Told type = told.get("type");
    if (type != null) {
      draft.fact(new Link(name, KernelNames.linkType(type.word)).toFact(), spans(type));
    }
    state(draft);
    Told mtu = told.get("mtu");
    if (mtu != null) {
      draft.fact(new LinkMtu(name, mtu.word).toFact(), spans(mtu));
    }
    addresses(draft);
    Told master = told.get("master");
    if (master != null) {
      draft.fact(new LinkMaster(name, master.word).toFact(), spans(master));
    }
    queue(draft);
    if (detail != null) {
      draft.fact(detail.toFact(name), joined(detailSpans));
    }
    for (Told altname : altnames) {
      draft.fact(new LinkAltname(name, altname.word).toFact(), spans(altname));
    }
  }

  /** Accounts for every word, as some need another one to make a fact. */
  void account(ReadingDraft draft) {
    told.values().forEach(word -> draft.understood(word.span));
    empty.forEach(draft::understood);
    flagSpans.forEach(draft::understood);
    detailSpans.forEach(draft::understood);
    overruled.forEach(draft::unread);
  }

  private void state(ReadingDraft draft) {
    Told state = told.get("state");
    if (flagSpans.isEmpty()) {
      return;
    }
    Fact fact =
        state == null
            ? new LinkBrief("flags", name, null, null, flags).toFact()
            : new LinkState(name, state.word, flags).toFact();
    draft.fact(fact, state == null ? joined(flagSpans) : joined(flagSpans, state.span));
  }

  private void addresses(ReadingDraft draft) {
    Told address = told.get("address");
    Told broadcast = told.get("broadcast");
    if (address != null) {
      Fact fact = new LinkAddress(name, address.word, word("broadcast")).toFact();
      draft.fact(fact, broadcast == null ? spans(address) : spans(address, broadcast));
    }
    Told permanent = told.get("permaddr");
    if (permanent != null) {
      draft.fact(new LinkPermanentAddress(name, permanent.word).toFact(), spans(permanent));
    }
  }

  private void queue(ReadingDraft draft) {
    Told qdisc = told.get("qdisc");
    if (qdisc == null) {
      return;
    }
    Fact fact = new LinkQueue(name, qdisc.word, word("qlen"), group()).toFact();
    draft.fact(fact, spans(qdisc));
  }

  /** The group, if it is not the default one, which some versions do not tell. */
  private @Nullable String group() {
    String group = word("group");
    return group == null || group.equals("default") || group.equals("0") ? null : group;
  }

  private @Nullable String word(String what) {
    Told known = told.get(what);
    return known == null ? null : known.word;
  }

  /** The places of some words, each once. */
  private static List<Span> spans(Told... words) {
    List<Span> spans = new ArrayList<>();
    for (Told word : words) {
      spans.add(word.span);
    }
    return joined(spans);
  }

  private static List<Span> joined(List<Span> spans, Span... more) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(List.of(more));
    return all.stream().distinct().sorted().toList();
  }
}
