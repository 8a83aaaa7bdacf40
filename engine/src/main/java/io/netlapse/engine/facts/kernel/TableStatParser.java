package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kernel.TableEntries;
import io.netlapse.spi.kernel.TableLoss;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code /proc/net/stat/nf_conntrack}, {@code arp_cache} and {@code ndisc_cache} (the
 * kernel's {@code nf_conntrack_standalone.c}, {@code neighbour.c}): a header with the names of
 * counters, then a line of hexadecimal numbers for each processor, of which the first is the same
 * in all lines.
 *
 * <p>Sample: {@code 00000003 00000003 00000000 00000000 00000003 00000000 ...}
 */
public final class TableStatParser extends OutputParser {

  private static final String FOLDER = "/proc/net/stat/";
  private static final Map<String, String> TABLES =
      Map.of("nf_conntrack", "conntrack", "arp_cache", "arp", "ndisc_cache", "ndisc");

  /** Of neighbours; of conntrack those of {@link ConntrackStatParser}. */
  private static final Set<String> LOSSES = Set.of("table_fulls");

  /** Below gc_thresh1, 128 by default, the kernel never collects. */
  private static final int FIRST = 128;

  /** Without state. */
  public TableStatParser() {
    super("proc-net-stat", 1, TableEntries.KIND, TableLoss.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return !files(command).isEmpty();
  }

  /** The files that are printed; empty where it is another command. */
  private static List<String> files(Command command) {
    List<String> arguments = command.arguments();
    boolean named = isNamed(command);
    List<String> files =
        named
            ? arguments.subList(2, arguments.size())
            : command.program().equals("cat") ? arguments : List.<String>of();
    return files.stream().allMatch(file -> !table(file).isEmpty()) ? files : List.of();
  }

  /** Whether each line tells its file. */
  private static boolean isNamed(Command command) {
    return command.words().size() > 3
        && command.words().subList(0, 3).equals(List.of("grep", "-H", "."));
  }

  private static String table(String file) {
    return file.startsWith(FOLDER) ? TABLES.getOrDefault(file.substring(FOLDER.length()), "") : "";
  }

  @Override
  public Scope scope(Command command) {
    if (command.filtered() || !reads(command)) {
      return Scope.ONLY_SHOWN;
    }
    TreeSet<Coverage> coverages = new TreeSet<>();
    for (String file : files(command)) {
      Map<String, String> where = Map.of("table", table(file));
      coverages.add(Coverage.where(TableLoss.KIND, where));
      if (!table(file).equals("conntrack")) {
        coverages.add(Coverage.where(TableEntries.KIND, where));
      }
    }
    return new Scope(coverages);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    List<String> files = files(command);
    List<Line> lines = Line.of(text);
    // One file that is missing, and the others would be taken for their neighbours.
    boolean inOrder =
        lines.stream().filter(line -> isHeader(line.wordList())).count() == files.size();
    StatTable table = new StatTable("", List.of());
    int headers = 0;
    for (Line line : lines) {
      List<String> words = line.wordList();
      String named = withoutFile(words);
      if (isHeader(words)) {
        table.tell(draft);
        String ordered = inOrder && headers < files.size() ? table(files.get(headers)) : "";
        table = new StatTable(named.isEmpty() ? ordered : table(named), words);
        headers++;
        draft.understood(line.span());
      } else if (!table.add(words, line)) {
        draft.unread(line.span());
      }
    }
    table.tell(draft);
  }

  private static boolean isHeader(List<String> words) {
    return words.getFirst().equals("entries") && words.size() > 1;
  }

  /** Takes the file from before the first word, where grep wrote it, and gives it. */
  private static String withoutFile(List<String> words) {
    String first = words.getFirst();
    int colon = first.startsWith(FOLDER) ? first.indexOf(':') : -1;
    if (colon > 0 && colon + 1 < first.length()) {
      words.set(0, first.substring(colon + 1));
      return first.substring(0, colon);
    }
    return "";
  }

  /** The lines under one header. Not safe for many threads. */
  private static final class StatTable {

    private final String name;
    private final List<String> columns;
    private final LossCount losses;
    private final Set<String> counted;
    private long entries = -1;
    private Line last = new Line("", 0, 0);

    StatTable(String name, List<String> columns) {
      this.name = name;
      this.columns = columns;
      this.losses = new LossCount(name);
      this.counted = name.equals("conntrack") ? ConntrackStatParser.LOSSES : LOSSES;
    }

    /** Old kernels have more names than numbers, none the other way round. */
    boolean add(List<String> words, Line line) {
      if (name.isEmpty()
          || words.size() > columns.size()
          || words.stream().anyMatch(word -> number(word) < 0)) {
        return false;
      }
      entries = number(words.getFirst());
      last = line;
      losses.line(line.span());
      for (int i = 0; i < words.size(); i++) {
        if (counted.contains(columns.get(i))) {
          losses.add(columns.get(i), number(words.get(i)));
        }
      }
      return true;
    }

    private static long number(String word) {
      return word.length() == 8 ? TableSteps.number(word, 16) : -1;
    }

    void tell(ReadingDraft draft) {
      if (entries < 0) {
        return;
      }
      if (!name.equals("conntrack")) {
        draft.fact(
            new TableEntries(name, TableSteps.atLeast(entries, FIRST)).toFact(), last.span());
      }
      losses.tell(draft);
    }
  }
}
