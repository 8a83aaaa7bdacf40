package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.network.NetnsName;

/**
 * Reads {@code ip netns list} (ip-netns(8)): text, {@code -j}. A sample line, whose number the
 * kernel gives out as it needs one:
 *
 * <pre>{@code cni-4f3f82f3-5422-c275-bd38-ffb6139e82c2 (id: 3)}</pre>
 */
public final class NetnsParser extends IpListing {

  /** For {@link java.util.ServiceLoader}. */
  public NetnsParser() {
    super("ip-netns", 1, "netns", NetnsName.KIND);
  }

  @Override
  boolean line(Line line, ReadingDraft draft) {
    Words words = line.words();
    String name = words.next();
    boolean known =
        !words.hasNext()
            ? !name.startsWith("{") && line.indent() == 0
            : words.take("(id:") && words.next().endsWith(")") && !words.hasNext();
    if (known) {
      draft.fact(new NetnsName(name).toFact(), line.span());
    }
    return known;
  }

  @Override
  boolean json(JsonObject element, ReadingDraft draft) {
    String name = element.word("name");
    if (!name.isEmpty()) {
      draft.fact(new NetnsName(name).toFact(), element.span());
    }
    return !name.isEmpty();
  }
}
