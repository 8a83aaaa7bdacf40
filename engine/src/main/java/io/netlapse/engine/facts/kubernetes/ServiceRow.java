package io.netlapse.engine.facts.kubernetes;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.kubernetes.ServiceExternalBrief;
import io.netlapse.spi.kubernetes.ServicePortBrief;
import io.netlapse.spi.kubernetes.ServiceSelector;
import io.netlapse.spi.kubernetes.ServiceType;
import io.netlapse.spi.network.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a row of {@code kubectl get services}. */
final class ServiceRow {

  static final List<String> COLUMNS =
      List.of("NAME", "TYPE", "CLUSTER-IP", "EXTERNAL-IP", "PORT(S)", "AGE", "SELECTOR");

  private ServiceRow() {}

  static void read(TableRow row) {
    String type = row.cell("TYPE");
    String address = row.cell("CLUSTER-IP");
    if (type.isEmpty()) {
      row.unread();
      return;
    }
    boolean headless = address.equals("None");
    row.fact(new ServiceType(row.namespace(), row.name(), type, headless).toFact());
    if (!address.isEmpty() && !headless) {
      row.fact(
          IpAddress.parse(address)
              .map(
                  known -> new ServiceClusterAddress(row.namespace(), row.name(), known).toFact()));
    }
    if (row.has("EXTERNAL-IP")) {
      row.fact(
          new ServiceExternalBrief(
                  row.namespace(), row.name(), Texts.orNull(external(row.cell("EXTERNAL-IP"))))
              .toFact());
    }
    if (!row.cell("PORT(S)").isEmpty()) {
      List.of(row.cell("PORT(S)").split(",")).forEach(port -> row.fact(port(port, row)));
    }
    if (row.has("SELECTOR")) {
      String selector =
          Arrays.stream(row.cell("SELECTOR").split(",")).sorted().collect(joining(","));
      row.fact(new ServiceSelector(row.namespace(), row.name(), Texts.orNull(selector)).toFact());
    }
  }

  private static String external(String cell) {
    return Arrays.stream(cell.split(",")).map(Texts::addressOrName).sorted().collect(joining(","));
  }

  /** Such as {@code 443/TCP} or {@code 80:32643/TCP}. */
  private static Optional<Fact> port(String word, TableRow row) {
    int slash = word.indexOf('/');
    if (slash < 0 || slash + 1 == word.length()) {
      return Optional.empty();
    }
    int colon = word.indexOf(':');
    boolean onNodes = colon >= 0 && colon < slash;
    Optional<Integer> nodePort =
        onNodes ? Tree.number(word.substring(colon + 1, slash)) : Optional.empty();
    if (onNodes && nodePort.isEmpty()) {
      return Optional.empty();
    }
    return Tree.number(word.substring(0, onNodes ? colon : slash))
        .map(
            port ->
                new ServicePortBrief(
                        row.namespace(),
                        row.name(),
                        word.substring(slash + 1).toLowerCase(Locale.ROOT),
                        port,
                        nodePort.orElse(null))
                    .toFact());
  }
}
