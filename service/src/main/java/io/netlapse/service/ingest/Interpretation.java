package io.netlapse.service.ingest;

import io.netlapse.db.Sha256;
import io.netlapse.db.content.ShownFact;
import io.netlapse.spi.fact.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a section says, whatever its bytes.
 *
 * @param digest equal for all sections that say the same
 * @param parserVersion of the parser that read it; null where nobody reads its command
 * @param scope which facts it could have shown; null where it observes nothing
 * @param facts the facts that it shows; empty without a scope
 * @param unread how many lines nobody understood
 */
record Interpretation(
    Sha256 digest,
    @Nullable Integer parserVersion,
    @Nullable Scope scope,
    List<ShownFact> facts,
    int unread) {

  Interpretation {
    facts = List.copyOf(facts);
  }
}
