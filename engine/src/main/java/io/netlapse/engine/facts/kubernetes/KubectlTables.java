package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.table.TableHeader;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of {@code kubectl get}, one or several, with their headers or without. Not safe
 * for many threads.
 */
final class KubectlTables {

  private static final Set<String> FIRST_COLUMNS = Set.of("NAME", "NAMESPACE", "LAST", "FIRST");

  /** What kubectl says besides, and what it says instead of an empty table. */
  private static final List<String> REMARKS =
      List.of("No resources found", "Warning: v1 Endpoints is deprecated");

  private final KubectlCommand command;
  private final ReadingDraft draft;
  private @Nullable TableHeader header;

  KubectlTables(KubectlCommand command, ReadingDraft draft) {
    this.command = command;
    this.draft = draft;
  }

  void read(String text) {
    for (Line line : Line.of(text)) {
      Optional<TableHeader> begins = TableHeader.of(line, FIRST_COLUMNS);
      if (begins.isPresent()) {
        header = begins.get();
        header(begins.get(), line);
      } else if (isRemark(line)) {
        draft.understood(line.span());
      } else if (command.output().equals("name")) {
        name(line);
      } else {
        row(line);
      }
    }
  }

  private static boolean isRemark(Line line) {
    String first = line.words().peek();
    return (first.equals("No") || first.equals("Warning:"))
        && REMARKS.stream().anyMatch(line.content()::startsWith);
  }

  /** A column that nobody knows may say anything: the header is unread then. */
  private void header(TableHeader begins, Line line) {
    List<String> known = columns(resource(begins, ""));
    boolean all =
        known.isEmpty()
            || begins.names().stream()
                .allMatch(
                    name ->
                        known.contains(name) || name.equals("NAMESPACE") || name.equals("LABELS"));
    if (all) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  /** A line of {@code -o name}, such as {@code pod/coredns-5b8bf7b657-5gjrq}. */
  private void name(Line line) {
    String word = line.words().peek();
    int slash = word.indexOf('/');
    if (slash <= 0 || slash + 1 == word.length() || line.wordList().size() != 1) {
      draft.unread(line.span());
      return;
    }
    TableRow row =
        new TableRow(
            Map.of(), command.rowNamespace(), word.substring(slash + 1), line.span(), draft);
    OtherRows.object(Resources.canonical(word.substring(0, slash)), row);
  }

  private void row(Line line) {
    Optional<Map<String, String>> cells = header != null ? header.row(line) : withoutHeader(line);
    String name = cells.map(row -> row.getOrDefault("NAME", "")).orElse("");
    boolean event = cells.isPresent() && cells.get().containsKey("OBJECT");
    if (cells.isEmpty() || (name.isEmpty() && !event)) {
      draft.unread(line.span());
      return;
    }
    int slash = name.indexOf('/');
    String prefix = slash < 0 ? "" : name.substring(0, slash);
    String namespace = cells.get().getOrDefault("NAMESPACE", command.rowNamespace());
    if (namespace.isEmpty() || (slash + 1 == name.length() && !event)) {
      draft.unread(line.span());
      return;
    }
    TableRow row =
        new TableRow(cells.get(), namespace, name.substring(slash + 1), line.span(), draft);
    read(resource(header, prefix), row);
  }

  private Optional<Map<String, String>> withoutHeader(Line line) {
    for (String word : line.wordList().subList(0, Math.min(2, line.wordList().size()))) {
      int slash = word.indexOf('/');
      if (slash > 0) {
        String resource = Resources.canonical(word.substring(0, slash));
        Optional<Map<String, String>> row =
            TableLayouts.row(line, resource, command.everyNamespace());
        if (row.isPresent()) {
          return row;
        }
      }
    }
    return command.resources().stream()
        .flatMap(resource -> TableLayouts.row(line, resource, command.everyNamespace()).stream())
        .findFirst();
  }

  /** Of which resource a row is: as its name says, as the columns say, as the command says. */
  private String resource(@Nullable TableHeader columns, String prefix) {
    if (!prefix.isEmpty()) {
      return Resources.canonical(prefix);
    }
    String shown = columns == null ? "" : byColumns(columns);
    List<String> asked = command.resources();
    if (shown.isEmpty() && asked.size() == 1 && !asked.getFirst().equals("all")) {
      return asked.getFirst();
    }
    return shown;
  }

  private static String byColumns(TableHeader columns) {
    if (columns.has("CLUSTER-IP")) {
      return Resources.SERVICES;
    }
    if (columns.has("RESTARTS")) {
      return Resources.PODS;
    }
    if (columns.has("ROLES")) {
      return Resources.NODES;
    }
    if (columns.has("ADDRESSTYPE")) {
      return Resources.SLICES;
    }
    if (columns.has("ENDPOINTS")) {
      return Resources.ENDPOINTS;
    }
    return columns.has("OBJECT") ? Resources.EVENTS : "";
  }

  /** The columns that are known of a resource; none where nobody looks at them. */
  private static List<String> columns(String resource) {
    return switch (resource) {
      case Resources.NODES -> NodeRow.COLUMNS;
      case Resources.PODS -> PodRow.COLUMNS;
      case Resources.SERVICES -> ServiceRow.COLUMNS;
      case Resources.ENDPOINTS -> EndpointsRow.COLUMNS;
      case Resources.SLICES -> EndpointsRow.SLICE_COLUMNS;
      case Resources.NAMESPACES -> OtherRows.NAMESPACE;
      case Resources.EVENTS -> OtherRows.EVENT;
      case Resources.DEPLOYMENTS,
          Resources.DAEMONSETS,
          Resources.STATEFULSETS,
          Resources.REPLICASETS ->
          OtherRows.WORKLOAD;
      default -> List.of();
    };
  }

  private static void read(String resource, TableRow row) {
    switch (resource) {
      case Resources.NODES -> NodeRow.read(row);
      case Resources.PODS -> PodRow.read(row);
      case Resources.SERVICES -> ServiceRow.read(row);
      case Resources.ENDPOINTS -> EndpointsRow.read(row);
      case Resources.SLICES -> EndpointsRow.readSlice(row);
      case Resources.NAMESPACES -> OtherRows.namespace(row);
      case Resources.EVENTS -> OtherRows.event(row);
      case Resources.DEPLOYMENTS,
          Resources.DAEMONSETS,
          Resources.STATEFULSETS,
          Resources.REPLICASETS ->
          OtherRows.workload(resource, row);
      case "" -> row.unread();
      default -> OtherRows.object(resource, row);
    }
  }
}
