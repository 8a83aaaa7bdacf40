package io.netlapse.engine.facts.rule;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.RoutingRule;
import io.netlapse.spi.network.RoutingRuleBrief;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads {@code ip rule show} (ip-rule(8)): text, {@code -d}, {@code -j}, of iproute2 and of
 * busybox. A sample line:
 *
 * <pre>{@code 512: from all to 10.0.5.103 lookup main}</pre>
 */
public final class IpRuleParser extends OutputParser implements DialectScope {

  private static final Pattern TABLE_AND_BLANK = Pattern.compile("(?m) lookup \\S+ \\r?$");

  /** For {@link java.util.ServiceLoader}. */
  public IpRuleParser() {
    super("ip-rule", 2, RoutingRule.KIND, RoutingRuleBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpCommand.of(command).filter(ip -> ip.lists("rule")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return IpCommand.of(command)
        .filter(ip -> !command.filtered() && !ip.otherFamily() && ip.arguments().isEmpty())
        .map(ip -> Map.of("family", family(ip).word()))
        .map(
            where ->
                new Scope(
                    new TreeSet<>(
                        List.of(
                            Coverage.where(RoutingRule.KIND, where),
                            Coverage.where(RoutingRuleBrief.KIND, where)))))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public Scope scope(Command command, Reading reading) {
    return DialectScope.ofShownKind(scope(command), reading);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    IpFamily family = IpCommand.of(command).map(IpRuleParser::family).orElse(IpFamily.INET);
    if (JsonElements.looksLike(text)) {
      json(text, family, draft);
    } else {
      boolean brief = isBrief(text, command);
      for (Line line : Line.of(text)) {
        RuleFields rule = new RuleFields();
        boolean whole = RuleLine.read(line.words(), rule);
        add(brief ? rule.toBrief(family) : rule.toRule(family), whole, line.span(), draft);
      }
    }
  }

  /**
   * Whether the output is of an {@code ip} that hides part of a rule: it leaves a blank behind a
   * table, which iproute2 does not since 4.17.
   */
  private static boolean isBrief(String text, Command command) {
    return IpCommand.of(command).filter(IpCommand::busybox).isPresent()
        || TABLE_AND_BLANK.matcher(text).find();
  }

  private static void json(String text, IpFamily family, ReadingDraft draft) {
    JsonElements elements = JsonElements.of(text);
    for (JsonObject element : elements.objects()) {
      if (element.members().isEmpty()) {
        draft.understood(element.span());
        continue;
      }
      RuleFields rule = new RuleFields();
      for (JsonMember member : element.members()) {
        if (!RuleMember.read(member, element, rule)) {
          draft.unread(member.span());
        }
      }
      add(rule.toRule(family), true, element.span(), draft);
    }
    elements.damaged().forEach(draft::unread);
  }

  private static void add(Optional<Fact> fact, boolean whole, Span span, ReadingDraft draft) {
    fact.ifPresent(rule -> draft.fact(rule, span));
    if (fact.isEmpty() || !whole) {
      draft.unread(span);
    }
  }

  /** Without a family {@code ip rule} lists the rules of IPv4. */
  private static IpFamily family(IpCommand ip) {
    return ip.family() == null ? IpFamily.INET : ip.family();
  }
}
