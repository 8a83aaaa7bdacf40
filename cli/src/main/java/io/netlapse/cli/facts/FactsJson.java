package io.netlapse.cli.facts;

import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.bundle.Damage;
import java.util.List;
import java.util.Map;

/** Facts and unread lines for programs; docs/cli.md tells the shape. */
final class FactsJson {

  private FactsJson() {}

  static Json of(List<ReadOutput> outputs, List<Damage> leftOut) {
    return Json.object()
        .with("outputs", Json.array(outputs, FactsJson::output))
        .with(
            "facts",
            Json.array(
                outputs.stream()
                    .flatMap(output -> output.facts().stream().map(fact -> fact(output, fact)))
                    .toList(),
                json -> json))
        .with(
            "unread",
            Json.array(
                outputs.stream().flatMap(output -> output.unread().stream()).toList(),
                unread ->
                    Json.object()
                        .with("node", unread.node())
                        .with("file", unread.file())
                        .with("line", unread.line())
                        .with("text", unread.text())))
        .with("damage", Json.array(leftOut, damage -> Json.of(damage.toString())));
  }

  private static Json output(ReadOutput output) {
    return Json.object()
        .with("node", output.node())
        .with("file", output.file())
        .with("command", output.command())
        .with("inside", output.inside())
        .with("probe", output.probe())
        .with("status", output.status())
        .with("lines", output.lines())
        .with("understood", output.understood())
        .with("raw", output.raw());
  }

  private static Json fact(ReadOutput output, ReadOutput.Stated stated) {
    Json.Members fields = Json.object();
    for (Map.Entry<String, String> field : stated.fact().fields().entrySet()) {
      fields = fields.with(field.getKey(), field.getValue());
    }
    return Json.object()
        .with("node", output.node())
        .with("file", output.file())
        .with("inside", output.inside())
        .with("probe", output.probe())
        .with("kind", stated.fact().kind().name())
        .with("fields", fields)
        .with("line", stated.lines().getFirst().line())
        .with("lines", Json.array(stated.lines(), line -> Json.of(line.text())));
  }
}
