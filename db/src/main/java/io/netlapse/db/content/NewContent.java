package io.netlapse.db.content;

import io.netlapse.db.Sha256;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section as it was read, to be kept unless an equal one is.
 *
 * @param digest what it is known by: equal for all sections that say the same
 * @param probe what was asked
 * @param command the command line
 * @param status what became of it
 * @param parserVersion of the parser that read it; null where nobody reads this command
 * @param scope which facts it could have shown; null where it observes nothing
 * @param facts the facts that it shows, each number of each fact once; empty without a scope
 * @param unread how many lines were not understood
 * @param raw its bytes
 * @param rawDigest {@link RawSection#digest()}, which is known by then
 */
public record NewContent(
    Sha256 digest,
    ProbeId probe,
    String command,
    SectionStatus status,
    @Nullable Integer parserVersion,
    @Nullable Scope scope,
    List<ShownFact> facts,
    int unread,
    RawSection raw,
    Sha256 rawDigest) {

  /** Copies the facts. */
  public NewContent {
    facts = List.copyOf(facts);
  }
}
