package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.table.TableHeader;
import io.netlapse.engine.facts.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The columns that tables of kubectl 1.10 to 1.33 have, for lines whose header a filter took. A
 * line is taken for a row of the first layout whose columns its cells fit.
 */
final class TableLayouts {

  private static final Map<String, List<String>> LAYOUTS =
      Map.ofEntries(
          Map.entry(
              Resources.PODS,
              List.of(
                  "NAME,READY,STATUS,RESTARTS,AGE",
                  "NAME,READY,STATUS,RESTARTS,AGE,IP,NODE",
                  "NAME,READY,STATUS,RESTARTS,AGE,IP,NODE,NOMINATED NODE",
                  "NAME,READY,STATUS,RESTARTS,AGE,IP,NODE,NOMINATED NODE,READINESS GATES")),
          Map.entry(
              Resources.NODES,
              List.of(
                  "NAME,STATUS,ROLES,AGE,VERSION",
                  "NAME,STATUS,ROLES,AGE,VERSION,INTERNAL-IP,EXTERNAL-IP,OS-IMAGE,KERNEL-VERSION,"
                      + "CONTAINER-RUNTIME",
                  "NAME,STATUS,ROLES,AGE,VERSION,EXTERNAL-IP,OS-IMAGE,KERNEL-VERSION,"
                      + "CONTAINER-RUNTIME")),
          Map.entry(
              Resources.SERVICES,
              List.of(
                  "NAME,TYPE,CLUSTER-IP,EXTERNAL-IP,PORT(S),AGE",
                  "NAME,TYPE,CLUSTER-IP,EXTERNAL-IP,PORT(S),AGE,SELECTOR")),
          Map.entry(Resources.ENDPOINTS, List.of("NAME,ENDPOINTS,AGE")),
          Map.entry(Resources.SLICES, List.of("NAME,ADDRESSTYPE,PORTS,ENDPOINTS,AGE")),
          Map.entry(Resources.NAMESPACES, List.of("NAME,STATUS,AGE")),
          Map.entry(
              Resources.DEPLOYMENTS,
              List.of(
                  "NAME,READY,UP-TO-DATE,AVAILABLE,AGE",
                  "NAME,READY,UP-TO-DATE,AVAILABLE,AGE,CONTAINERS,IMAGES,SELECTOR")),
          Map.entry(
              Resources.DAEMONSETS,
              List.of(
                  "NAME,DESIRED,CURRENT,READY,UP-TO-DATE,AVAILABLE,NODE SELECTOR,AGE",
                  "NAME,DESIRED,CURRENT,READY,UP-TO-DATE,AVAILABLE,NODE SELECTOR,AGE,CONTAINERS,"
                      + "IMAGES,SELECTOR")),
          Map.entry(
              Resources.REPLICASETS,
              List.of(
                  "NAME,DESIRED,CURRENT,READY,AGE",
                  "NAME,DESIRED,CURRENT,READY,AGE,CONTAINERS,IMAGES,SELECTOR")),
          Map.entry(
              Resources.STATEFULSETS,
              List.of("NAME,READY,AGE", "NAME,READY,AGE,CONTAINERS,IMAGES")),
          Map.entry(Resources.EVENTS, List.of("LAST SEEN,TYPE,REASON,OBJECT,MESSAGE")));

  private TableLayouts() {}

  /** The cells of a line by column, if it fits a layout of the resource. */
  static Optional<Map<String, String>> row(Line line, String resource, boolean everyNamespace) {
    for (String layout : LAYOUTS.getOrDefault(resource, List.of())) {
      List<String> names = new ArrayList<>(List.of(layout.split(",")));
      if (everyNamespace) {
        names.addFirst("NAMESPACE");
      }
      for (Map<String, String> row : TableHeader.rowsOf(line, names)) {
        if (row.entrySet().stream().allMatch(cell -> fits(cell.getKey(), cell.getValue()))) {
          return Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(String column, String cell) {
    Predicate<String> shape =
        switch (column) {
          case "AGE", "LAST SEEN" -> TableLayouts::isAge;
          case "READY" -> word -> word.indexOf('/') > 0 || isNumber(word);
          case "RESTARTS" -> word -> Texts.isDigit(word.charAt(0));
          case "DESIRED", "CURRENT", "UP-TO-DATE", "AVAILABLE" -> TableLayouts::isNumber;
          case "IP", "CLUSTER-IP" -> TableLayouts::isAddress;
          case "PORT(S)" -> word -> word.indexOf('/') > 0 || isNone(word);
          case "VERSION" -> word -> word.startsWith("v");
          case "ADDRESSTYPE" -> word -> word.startsWith("IPv") || word.equals("FQDN");
          case "TYPE" -> word -> Character.isUpperCase(word.charAt(0));
          default -> word -> true;
        };
    return shape.test(cell);
  }

  private static boolean isNone(String word) {
    return word.startsWith("<") || word.equals("None");
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isAddress(String word) {
    return isNone(word) || word.indexOf('.') > 0 || word.indexOf(':') >= 0;
  }

  /** Such as {@code 4d16h}, {@code 27m}, {@code <unknown>}. */
  private static boolean isAge(String word) {
    return isNone(word)
        || (Texts.isDigit(word.charAt(0)) && "smhdy".indexOf(word.charAt(word.length() - 1)) >= 0);
  }
}
