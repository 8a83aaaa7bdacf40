package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.Vrf;
import java.util.List;

/**
 * Reads {@code ip vrf show} (ip-vrf(8)): text, {@code -j}. A sample:
 *
 * <pre>{@code
 * Name              Table
 * -----------------------
 * red               1001
 * }</pre>
 */
public final class VrfParser extends IpListing {

  /** For {@link java.util.ServiceLoader}. */
  public VrfParser() {
    super("ip-vrf", 1, "vrf", Vrf.KIND);
  }

  @Override
  boolean line(Line line, ReadingDraft draft) {
    List<String> words = line.wordList();
    boolean frame =
        words.equals(List.of("Name", "Table"))
            || line.content().chars().allMatch(c -> c == '-')
            || line.content().strip().equals("No VRF has been configured");
    boolean row = words.size() == 2 && isTable(words.getLast());
    if (frame) {
      draft.understood(line.span());
    } else if (row) {
      draft.fact(vrf(words.getFirst(), words.getLast()), line.span());
    }
    return frame || row;
  }

  @Override
  boolean json(JsonObject element, ReadingDraft draft) {
    boolean known = !element.word("name").isEmpty() && isTable(element.word("table"));
    if (known) {
      draft.fact(vrf(element.word("name"), element.word("table")), element.span());
    }
    return known;
  }

  private static Fact vrf(String name, String table) {
    return new Vrf(name, KernelNames.table(table)).toFact();
  }

  private static boolean isTable(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
