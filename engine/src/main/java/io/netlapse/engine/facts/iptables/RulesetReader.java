package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of {@code iptables-save} and of {@code iptables -S} into tables. They have the
 * rules in common; the one tells tables by {@code *nat} and chains by {@code :INPUT ACCEPT [0:0]},
 * the other chains by {@code -P INPUT ACCEPT} and {@code -N WEB}. Not safe for many threads.
 */
final class RulesetReader {

  /** The policies that a chain can have; old iptables-save prints {@code -} for none. */
  private static final Set<String> POLICIES = Set.of("ACCEPT", "DROP", "QUEUE", "RETURN");

  private final ReadingDraft account;
  private final SpecReader specs = new SpecReader();
  private final List<TableDraft> tables = new ArrayList<>();
  private final @Nullable String named;
  private final Place program;
  private Place place;
  private TableDraft table;

  /**
   * For one output.
   *
   * @param place as far as the command tells it
   * @param named the table that the command names; null for none
   * @param account what becomes of lines that are no chains and rules
   */
  RulesetReader(Place place, @Nullable String named, ReadingDraft account) {
    this.program = place;
    this.place = place;
    this.named = named;
    this.account = account;
    this.table = new TableDraft(place, named);
    tables.add(table);
  }

  /** Reads an output; the first of the tables holds what stands before any table's name. */
  List<TableDraft> read(String text) {
    Line.of(text).forEach(this::read);
    return tables;
  }

  private void read(Line line) {
    if (!understood(line)) {
      account.unread(line.span());
      table.damage();
    }
  }

  private boolean understood(Line line) {
    String text = line.text();
    int at = line.start() + line.indent();
    return switch (text.charAt(at)) {
      case '-' -> command(line, at);
      case '[' -> counted(line, at);
      case ':' -> declared(line, at + 1);
      case '*' -> table(line, at + 1);
      case '#' -> remark(line, at);
      case 'C' -> commit(line, at);
      default -> false;
    };
  }

  private boolean command(Line line, int at) {
    if (!line.text().startsWith(" ", at + 2)) {
      return false;
    }
    SpecWords words = new SpecWords(line.text(), at + 3, line.end());
    return switch (line.text().charAt(at + 1)) {
      case 'A' -> rule(words, line);
      case 'N' -> chain(words, line);
      case 'P' -> policy(words, line);
      default -> false;
    };
  }

  /** {@code [12:720] -A FORWARD …}. */
  private boolean counted(Line line, int at) {
    int close = line.text().indexOf("] -A ", at);
    if (close < 0 || close >= line.end() || !areCounters(line.text(), at, close + 1)) {
      return false;
    }
    return rule(new SpecWords(line.text(), close + "] -A ".length(), line.end()), line);
  }

  private boolean rule(SpecWords words, Line line) {
    String chain = words.next();
    Optional<Spec> spec = isName(chain) ? specs.read(words) : Optional.empty();
    spec.ifPresent(known -> table.chain(chain).add(new RuleDraft(known, line.span())));
    return spec.isPresent();
  }

  private boolean chain(SpecWords words, Line line) {
    String chain = words.next();
    if (!isName(chain) || words.hasNext()) {
      return false;
    }
    table.chain(chain).declare(null, line.span());
    return true;
  }

  /** {@code -P FORWARD DROP}, with {@code -v} and {@code -c 12 720} behind it. */
  private boolean policy(SpecWords words, Line line) {
    String chain = words.next();
    String policy = words.next();
    boolean counted = words.take("-c");
    String numbers = counted ? words.next() + words.next() : "";
    boolean odd = counted && (numbers.isEmpty() || !numbers.chars().allMatch(Character::isDigit));
    if (!isName(chain) || !POLICIES.contains(policy) || odd || words.hasNext()) {
      return false;
    }
    table.chain(chain).declare(policy, line.span());
    return true;
  }

  /** {@code FORWARD DROP [12:720]}. */
  private boolean declared(Line line, int at) {
    SpecWords words = new SpecWords(line.text(), at, line.end());
    String chain = words.next();
    String policy = words.next();
    String counters = words.next();
    boolean known = policy.equals("-") || POLICIES.contains(policy);
    boolean counted = counters.isEmpty() || areCounters(counters, 0, counters.length());
    if (!isName(chain) || !known || !counted || words.hasNext()) {
      return false;
    }
    table.chain(chain).declare(policy.equals("-") ? null : policy, line.span());
    return true;
  }

  private boolean table(Line line, int at) {
    String name = line.text().substring(at, line.end());
    if (!isName(name) || name.indexOf(' ') >= 0) {
      return false;
    }
    table = new TableDraft(place, name);
    tables.add(table);
    account.understood(line.span());
    return true;
  }

  private boolean commit(Line line, int at) {
    if (!line.text().startsWith("COMMIT", at) || line.end() != at + "COMMIT".length()) {
      return false;
    }
    table.close();
    table = new TableDraft(place, named);
    tables.add(table);
    account.understood(line.span());
    return true;
  }

  private boolean remark(Line line, int at) {
    String text = line.text().substring(at, line.end());
    if (Place.isHeader(text)) {
      move(program.told(text));
    } else if (Place.isWarning(text)) {
      move(place.warned());
      account.fact(Place.legacyTables(text), line.span());
      return true;
    } else if (!text.startsWith("# Completed on ")) {
      return false;
    }
    account.understood(line.span());
    return true;
  }

  /** What follows, up to the next table's name, stands in another place. */
  private void move(Place to) {
    if (!to.equals(place)) {
      place = to;
      if (table.chains().isEmpty()) {
        tables.removeLast();
      }
      table = new TableDraft(place, table.name());
      tables.add(table);
    }
  }

  /** Whether {@code [packets:bytes]} stands between two offsets. */
  private static boolean areCounters(String text, int from, int to) {
    int colons = 0;
    for (int i = from + 1; i < to - 1; i++) {
      char c = text.charAt(i);
      colons += c == ':' ? 1 : 0;
      if (c != ':' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return text.charAt(from) == '[' && text.charAt(to - 1) == ']' && colons == 1;
  }

  private static boolean isName(String word) {
    return !word.isEmpty() && word.charAt(0) != '-' && word.charAt(0) != '!';
  }
}
