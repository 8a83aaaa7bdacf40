package io.netlapse.engine.facts.bridge;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.bridge.LearnedFdbEntry;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code bridge fdb show} (bridge(8)): text, {@code -d}, {@code -s}, {@code -j}. A sample
 * line:
 *
 * <pre>{@code 02:00:00:00:05:09 dev flannel.1 dst 10.1.0.9 self permanent}</pre>
 *
 * <p>With a device the output leaves the device out. What a bridge learned from traffic is never
 * denied.
 */
public final class BridgeFdbParser extends OutputParser {

  private static final Set<String> WITH_VALUE = Set.of("used", "link-netnsid", "linkNetNsId");

  /** For {@link java.util.ServiceLoader}. */
  public BridgeFdbParser() {
    super("bridge-fdb", 1, FdbEntry.KIND, LearnedFdbEntry.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return BridgeCommand.of(command).filter(bridge -> bridge.object().equals("fdb")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return BridgeCommand.of(command)
        .filter(bridge -> !command.filtered() && bridge.selectsBy("dev"))
        .map(BridgeCommand::dev)
        .map(dev -> dev.isEmpty() ? Map.<String, String>of() : Map.of("dev", dev))
        .map(where -> Scope.of(Coverage.where(FdbEntry.KIND, where)))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    String dev = BridgeCommand.of(command).map(BridgeCommand::dev).orElse("");
    if (JsonElements.looksLike(text)) {
      JsonElements elements = JsonElements.of(text);
      elements.objects().forEach(element -> json(element, dev, draft));
      elements.damaged().forEach(draft::unread);
    } else {
      Line.of(text).forEach(line -> line(line, dev, draft));
    }
  }

  private static void line(Line line, String dev, ReadingDraft draft) {
    Words words = line.words();
    FdbFields entry = entry(dev);
    entry.lladdr(words.next());
    boolean whole = true;
    while (words.hasNext()) {
      String word = words.next();
      if (FdbFields.isName(word)) {
        entry.put(word, words.next());
      } else if (WITH_VALUE.contains(word)) {
        words.next();
      } else if (FdbFields.isFlag(word)) {
        entry.flag(word);
      } else {
        whole &= entry.state(word);
      }
    }
    add(entry.toFact(), whole, line.span(), draft);
  }

  private static void json(JsonObject element, String dev, ReadingDraft draft) {
    FdbFields entry = entry(dev);
    entry.lladdr(element.word("mac"));
    boolean whole = true;
    for (JsonMember member : element.members()) {
      whole &= member(member, entry);
    }
    if (element.members().isEmpty()) {
      draft.understood(element.span());
    } else {
      add(entry.toFact(), whole, element.span(), draft);
    }
  }

  private static boolean member(JsonMember member, FdbFields entry) {
    String word = member.value().word();
    switch (member.name()) {
      case "mac", "used", "updated", "linkNetNsId" -> {
        // The address was read; the others are ages and numbers.
      }
      case "state" -> {
        return entry.state(word);
      }
      case "flags" -> {
        if (member.value() instanceof JsonArray array) {
          array.items().forEach(flag -> entry.flag(flag.word()));
        }
      }
      default -> {
        if (!FdbFields.isName(member.name())) {
          return false;
        }
        entry.put(member.name(), word);
      }
    }
    return true;
  }

  private static FdbFields entry(String dev) {
    FdbFields entry = new FdbFields();
    if (!dev.isEmpty()) {
      entry.put("dev", dev);
    }
    return entry;
  }

  private static void add(Optional<Fact> fact, boolean whole, Span span, ReadingDraft draft) {
    fact.ifPresent(known -> draft.fact(known, span));
    if (fact.isEmpty() || !whole) {
      draft.unread(span);
    }
  }
}
