package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.calico.CalicoBgpFilterRule;
import io.netlapse.spi.calico.CalicoResource;
import java.util.List;
import java.util.Map;

/** The rules of a filter of BGP: {@code exportV4}, {@code importV6} and so on. */
final class BgpFilterRules {

  private static final List<Map.Entry<String, String>> LISTS =
      List.of(
          Map.entry("exportV4", "inet"),
          Map.entry("exportV6", "inet6"),
          Map.entry("importV4", "inet"),
          Map.entry("importV6", "inet6"));

  private BgpFilterRules() {}

  /** Reads an object; false if it holds no rule that can be read. */
  static boolean read(Manifest manifest, JsonObject spec, ManifestDraft draft) {
    int read = 0;
    for (Map.Entry<String, String> list : LISTS) {
      int place = 0;
      for (JsonObject rule : Tree.objects(spec, list.getKey())) {
        String action = Tree.text(rule, "action");
        if (!action.isEmpty()) {
          draft.fact(
              new CalicoBgpFilterRule(
                      manifest.name(),
                      list.getKey().substring(0, 6),
                      list.getValue(),
                      place,
                      action,
                      Texts.orNull(Tree.text(rule, "matchOperator")),
                      Texts.orNull(Tree.text(rule, "cidr")),
                      Texts.orNull(Tree.text(rule, "source")))
                  .toFact(),
              rule.span());
          read++;
        }
        place++;
      }
    }
    if (read > 0) {
      draft.presence(
          new CalicoResource("bgpfilter", null, manifest.name()).toFact(), manifest.root().span());
    }
    return read > 0;
  }
}
