package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.netfilter.RuleOwner;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the paragraphs of {@code iptables -L}, one for each chain. Not safe for many threads.
 *
 * <p>A chain's paragraph begins with {@code Chain FORWARD (policy DROP 0 packets, 0 bytes)} or
 * {@code Chain WEB (2 references)}; then come the names of the columns, which tell whether counters
 * and interfaces are there.
 */
final class ListingReader {

  private static final String CHAIN = "Chain ";

  private final ReadingDraft account;
  private final String table;
  private final boolean numeric;
  private final boolean filtered;
  private Place place;
  private @Nullable String chain;
  private @Nullable String opened;
  private boolean columns;
  private boolean numbered;
  private boolean verbose;

  /**
   * For one output.
   *
   * @param place as far as the command tells it
   * @param asked what was asked for
   * @param filtered whether lines may be missing
   */
  ListingReader(Place place, ListCommand asked, boolean filtered, ReadingDraft account) {
    this.place = place;
    this.table = asked.table();
    this.numeric = asked.numeric();
    this.verbose = asked.verbose();
    this.filtered = filtered;
    this.account = account;
  }

  void read(String text) {
    List<Line> lines = Line.of(text);
    if (lines.stream().anyMatch(line -> Place.isWarning(line.content()))) {
      place = place.warned();
    }
    for (Line line : lines) {
      if (!understood(line)) {
        account.unread(line.span());
      }
    }
  }

  private boolean understood(Line line) {
    if (line.text().startsWith(CHAIN, line.start())) {
      return chain(line);
    }
    if (line.text().charAt(line.start()) == '#' && Place.isWarning(line.content())) {
      account.fact(Place.legacyTables(line.content()), line.span());
      return true;
    }
    return isColumns(line) ? columns(line) : rule(line);
  }

  private boolean chain(Line line) {
    String content = line.content();
    int open = content.indexOf(" (", CHAIN.length());
    if (open < 0 || !content.endsWith(")")) {
      return false;
    }
    String name = content.substring(CHAIN.length(), open);
    String said = content.substring(open + 2, content.length() - 1);
    String[] words = said.split(" ", 3);
    boolean built = words[0].equals("policy") && words.length > 1;
    if (name.isEmpty() || !(built || said.endsWith(" references"))) {
      return false;
    }
    columns = false;
    String policy = built ? words[1] : null;
    account.fact(
        GeneratedChains.isName(name) ? brief(name, null) : declared(name, policy), line.span());
    // Where lines were filtered out, what follows need not be of this chain.
    chain = filtered ? null : name;
    opened = name;
    return true;
  }

  private boolean isColumns(Line line) {
    return !columns && line.content().endsWith("destination") && line.content().contains("target ");
  }

  private boolean columns(Line line) {
    String content = line.content().strip();
    columns = opened != null;
    chain = opened;
    numbered = content.startsWith("num ");
    verbose = content.contains(" in ") && content.contains(" out ");
    account.understood(line.span());
    return true;
  }

  private boolean rule(Line line) {
    Optional<Spec> spec = columns || filtered ? listed(line, numbered) : Optional.empty();
    if (spec.isEmpty() && filtered) {
      spec = listed(line, !numbered);
    }
    spec.ifPresent(known -> account.fact(brief(chain, known), line.span()));
    return spec.isPresent();
  }

  private Optional<Spec> listed(Line line, boolean withNumber) {
    return ListedRule.of(line.text(), line.start(), line.end(), withNumber, verbose);
  }

  private Fact declared(String name, @Nullable String policy) {
    return new IptablesChain(
            place.backend(),
            place.family(),
            table,
            name,
            policy,
            policy == null ? RuleOwner.ofName(name) : RuleOwner.KERNEL)
        .toFact();
  }

  private Fact brief(@Nullable String name, @Nullable Spec spec) {
    return new IptablesRuleBrief(
            form(numeric, verbose),
            place.backend(),
            place.family(),
            table,
            name,
            spec == null ? "" : spec.rule(),
            spec == null ? null : spec.comment(),
            owner(name == null ? "" : name, spec))
        .toFact();
  }

  private static String owner(String name, @Nullable Spec spec) {
    return spec == null ? RuleOwner.ofName(name) : Owners.ofRule(name, spec);
  }

  static String form(boolean numeric, boolean verbose) {
    return "list" + (numeric || verbose ? "-" : "") + (numeric ? "n" : "") + (verbose ? "v" : "");
  }
}
