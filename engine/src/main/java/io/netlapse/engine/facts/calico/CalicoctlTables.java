package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.table.TableHeader;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.calico.CalicoBgpPeerBrief;
import io.netlapse.spi.calico.CalicoNodeBrief;
import io.netlapse.spi.calico.CalicoPoolBrief;
import io.netlapse.spi.calico.CalicoResource;
import io.netlapse.spi.calico.CalicoWorkloadEndpoint;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tables of {@code calicoctl get}. Not safe for many threads. */
final class CalicoctlTables {

  private static final Set<String> FIRST_COLUMNS =
      Set.of("NAME", "NAMESPACE", "NODE", "WORKLOAD", "HOSTNAME", "CIDR", "SCOPE");

  /** The columns of workload endpoints: before v3 wide and plain, since then wide and plain. */
  private static final List<List<String>> ENDPOINT_LAYOUTS =
      List.of(
          List.of("NODE", "ORCHESTRATOR", "WORKLOAD", "NAME", "NETWORKS", "INTERFACE", "PROFILES"),
          List.of("NODE", "ORCHESTRATOR", "WORKLOAD", "NAME"),
          List.of("NAME", "WORKLOAD", "NODE", "NETWORKS", "INTERFACE", "PROFILES"),
          List.of("NAMESPACE", "NAME", "WORKLOAD", "NODE", "NETWORKS", "INTERFACE", "PROFILES"),
          List.of("NAMESPACE", "WORKLOAD", "NODE", "NETWORKS", "INTERFACE"),
          List.of("WORKLOAD", "NODE", "NETWORKS", "INTERFACE"));

  private final CalicoctlCommand command;
  private final ReadingDraft draft;
  private @Nullable TableHeader header;

  CalicoctlTables(CalicoctlCommand command, ReadingDraft draft) {
    this.command = command;
    this.draft = draft;
  }

  void read(String text) {
    for (Line line : Line.of(text)) {
      Optional<TableHeader> begins = TableHeader.of(line, FIRST_COLUMNS);
      if (begins.isPresent()) {
        header = begins.get();
        draft.understood(line.span());
        continue;
      }
      Optional<Fact> fact = cells(line).flatMap(this::fact);
      fact.ifPresentOrElse(
          known -> draft.fact(known, line.span()), () -> draft.unread(line.span()));
    }
  }

  private Optional<Map<String, String>> cells(Line line) {
    if (header != null) {
      return header.row(line);
    }
    if (!command.resource().equals("workloadendpoint")) {
      return Optional.empty();
    }
    return ENDPOINT_LAYOUTS.stream()
        .flatMap(layout -> TableHeader.rowsOf(line, layout).stream())
        .filter(CalicoctlTables::isEndpoint)
        .findFirst();
  }

  /** The networks, sorted; without the column an empty word, which is none. */
  private static List<String> networks(Map<String, String> row) {
    return Arrays.stream(cell(row, "NETWORKS").split(",")).sorted().toList();
  }

  private static boolean isEndpoint(Map<String, String> row) {
    return networks(row).stream().allMatch(word -> IpPrefix.parse(word).isPresent());
  }

  private Optional<Fact> fact(Map<String, String> row) {
    return switch (command.resource()) {
      case "ippool" -> pool(row);
      case "bgppeer" -> peer(row);
      case "node" -> node(row);
      case "workloadendpoint" -> endpoint(row);
      case "" -> Optional.empty();
      default -> resource(row);
    };
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private Optional<Fact> pool(Map<String, String> row) {
    Optional<String> cidr = Texts.network(cell(row, "CIDR"));
    if (cidr.isEmpty() || cell(row, "NAME").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CalicoPoolBrief(
                row.containsKey("IPIPMODE") ? "wide" : "plain",
                cell(row, "NAME"),
                cidr.get(),
                Texts.orNull(cell(row, "SELECTOR")),
                Texts.orNull(cell(row, "NAT")),
                Texts.orNull(cell(row, "IPIPMODE")),
                Texts.orNull(cell(row, "VXLANMODE")),
                Texts.orNull(cell(row, "DISABLED")),
                Texts.orNull(cell(row, "DISABLEBGPEXPORT")))
            .toFact());
  }

  private static Optional<Fact> peer(Map<String, String> row) {
    String name = cell(row, "NAME");
    String node = cell(row, "NODE");
    return name.isEmpty() || node.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CalicoBgpPeerBrief(
                    name,
                    Texts.orNull(Texts.addressOrName(cell(row, "PEERIP"))),
                    node,
                    Texts.orNull(cell(row, "ASN")))
                .toFact());
  }

  private Optional<Fact> node(Map<String, String> row) {
    if (!row.containsKey("IPV4") && !row.containsKey("ASN")) {
      return resource(row);
    }
    String name = cell(row, "NAME");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CalicoNodeBrief(
                    name,
                    Texts.orNull(cell(row, "IPV4")),
                    Texts.orNull(cell(row, "IPV6")),
                    Texts.orNull(cell(row, "ASN")))
                .toFact());
  }

  private static Optional<Fact> endpoint(Map<String, String> row) {
    List<String> told = List.of(cell(row, "NODE"), cell(row, "WORKLOAD"), cell(row, "INTERFACE"));
    return told.contains("") || !isEndpoint(row)
        ? Optional.empty()
        : Optional.of(
            new CalicoWorkloadEndpoint(
                    told.get(0), told.get(1), String.join(",", networks(row)), told.get(2))
                .toFact());
  }

  private Optional<Fact> resource(Map<String, String> row) {
    String name = cell(row, "NAME");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CalicoResource(command.resource(), Texts.orNull(cell(row, "NAMESPACE")), name)
                .toFact());
  }
}
