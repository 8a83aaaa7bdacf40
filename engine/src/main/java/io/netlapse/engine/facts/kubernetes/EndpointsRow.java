package io.netlapse.engine.facts.kubernetes;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.kubernetes.EndpointSlice;
import io.netlapse.spi.kubernetes.EndpointSliceBrief;
import io.netlapse.spi.kubernetes.EndpointsBrief;
import io.netlapse.spi.kubernetes.EndpointsObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code kubectl get endpoints} or {@code kubectl get endpointslices}. */
final class EndpointsRow {

  static final List<String> COLUMNS = List.of("NAME", "ENDPOINTS", "AGE");
  static final List<String> SLICE_COLUMNS =
      List.of("NAME", "ADDRESSTYPE", "PORTS", "ENDPOINTS", "AGE");

  private EndpointsRow() {}

  static void read(TableRow row) {
    Optional<Shown> shown = Shown.of(row.cell("ENDPOINTS"));
    row.fact(new EndpointsObject(row.namespace(), row.name()).toFact());
    row.fact(
        shown.map(
            known ->
                new EndpointsBrief(
                        row.namespace(), row.name(), Texts.orNull(known.sorted()), known.more())
                    .toFact()));
  }

  static void readSlice(TableRow row) {
    String type = row.cell("ADDRESSTYPE");
    Optional<Shown> shown = Shown.of(row.cell("ENDPOINTS"));
    if (type.isEmpty()) {
      row.unread();
      return;
    }
    row.fact(new EndpointSlice(row.namespace(), row.name(), type).toFact());
    row.fact(
        shown.map(
            known ->
                new EndpointSliceBrief(
                        row.namespace(),
                        row.name(),
                        ports(row.cell("PORTS")),
                        Texts.orNull(known.sorted()),
                        known.more())
                    .toFact()));
  }

  private static @Nullable String ports(String cell) {
    return Texts.orNull(Arrays.stream(cell.split(",")).sorted().collect(joining(",")));
  }

  /**
   * The cell of a list that is cut behind three: {@code 10.0.0.1:53,10.0.0.2:53,10.0.0.3:53 + 3
   * more...}.
   */
  private record Shown(List<String> words, int more) {

    static Optional<Shown> of(String cell) {
      int plus = cell.indexOf(" + ");
      String list = plus < 0 ? cell : cell.substring(0, plus);
      int more = 0;
      if (plus >= 0) {
        int end = cell.indexOf(' ', plus + 3);
        Optional<Integer> told =
            end < 0 ? Optional.empty() : Tree.number(cell.substring(plus + 3, end));
        if (told.isEmpty()) {
          return Optional.empty();
        }
        more = told.get();
      }
      List<String> words =
          Arrays.stream(list.split(","))
              .filter(word -> !word.isEmpty())
              .map(Texts::addressOrName)
              .toList();
      return Optional.of(new Shown(words, more));
    }

    String sorted() {
      return words.stream().sorted().collect(joining(","));
    }
  }
}
