package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.nftables.Blocks.ChainBlock;
import io.netlapse.engine.facts.nftables.Blocks.TableBlock;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Optional;

/**
 * Reads a ruleset as JSON (libnftables-json(5)). Sample: {@code {"nftables": [{"metainfo": {...}},
 * {"table": {"family": "inet", "name": "firewall", "handle": 1}}, ...]}}
 */
final class RulesetJson {

  private final Blocks blocks = new Blocks();
  private final ReadingDraft draft;

  private RulesetJson(ReadingDraft draft) {
    this.draft = draft;
  }

  /** Where the list begins in an output that is JSON of this shape; -1 for any other. */
  static int list(String text) {
    int at = -1;
    for (String part : List.of("{", "\"nftables\"", ":")) {
      at = afterBlanks(text, Math.max(at, 0));
      if (!text.startsWith(part, at)) {
        return -1;
      }
      at += part.length();
    }
    return at;
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Texts.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static Blocks read(String text, int list, ReadingDraft draft) {
    RulesetJson ruleset = new RulesetJson(draft);
    draft.understood(new Span(afterBlanks(text, 0), list));
    // The list alone, at its place: what stands before some damage is read.
    JsonElements elements = JsonElements.of(" ".repeat(list) + text.substring(list));
    elements.objects().forEach(ruleset::item);
    for (Span damaged : elements.damaged()) {
      ruleset.behind(text, damaged);
    }
    return ruleset.blocks;
  }

  /** The bracket that closes the whole is no damage; what comes after it is. */
  private void behind(String text, Span damaged) {
    if (text.charAt(damaged.start()) != '}') {
      draft.unread(damaged);
      return;
    }
    String rest = text.substring(damaged.start() + 1, damaged.end());
    draft.understood(new Span(damaged.start(), damaged.start() + 1));
    Line.of(rest).forEach(line -> draft.unread(shifted(line.span(), damaged.start() + 1)));
  }

  private static Span shifted(Span span, int by) {
    return new Span(span.start() + by, span.end() + by);
  }

  private void item(JsonObject item) {
    boolean known =
        item.members().size() == 1
            && item.members().getFirst().value() instanceof JsonObject value
            && read(item.members().getFirst().name(), value, item.span());
    if (!known) {
      draft.unread(item.span());
    }
  }

  private boolean read(String kind, JsonObject value, Span span) {
    if (kind.equals("metainfo")) {
      draft.understood(span);
      return true;
    }
    String family = value.word("family");
    String name = value.word("name");
    String table = value.word(kind.equals("table") ? "name" : "table");
    if (family.isEmpty() || table.isEmpty() || (name.isEmpty() && !kind.equals("rule"))) {
      return false;
    }
    TableBlock block = blocks.table(family, table);
    return switch (kind) {
      case "table" -> block.spans.add(span);
      case "chain" -> chain(block.chain(name), value, span);
      case "rule" -> rule(block.chain(value.word("chain")), value, span);
      case "set", "map", "meter" ->
          JsonSet.read(block.set(name, kind.equals("map") ? "map" : "set"), value, span);
      default -> JsonObjectBlock.read(block, kind, value, span);
    };
  }

  private static boolean chain(ChainBlock chain, JsonObject value, Span span) {
    if (value.member("hook").isPresent()) {
      try {
        chain.priority = Integer.valueOf(value.word("prio"));
      } catch (NumberFormatException e) {
        return false;
      }
      chain.type = value.word("type");
      chain.hook = value.word("hook");
      chain.policy = value.member("policy").isPresent() ? value.word("policy") : "accept";
    }
    return chain.spans.add(span);
  }

  private static boolean rule(ChainBlock chain, JsonObject value, Span span) {
    Optional<JsonValue> expressions = value.member("expr").map(JsonMember::value);
    if (chain.name.isEmpty()
        || expressions.isEmpty()
        || !(expressions.get() instanceof JsonArray array)
        || array.items().isEmpty()) {
      return false;
    }
    String comment = value.word("comment");
    Optional<String> text = JsonStatement.rule(array);
    return chain.rules.add(
        new RuleText(
            text.orElseGet(() -> CompactJson.of(array)),
            comment.isEmpty() ? null : comment,
            text.isEmpty(),
            span));
  }
}
