package io.netlapse.engine.facts.ipset;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.ipset.IpSet;
import io.netlapse.spi.ipset.IpSetBrief;
import io.netlapse.spi.ipset.IpSetEntry;
import io.netlapse.spi.ipset.IpSetOrder;
import io.netlapse.spi.snapshot.Command;
import java.util.List;

/**
 * Reads {@code ipset save} and {@code ipset list}, also {@code -name} and {@code -terse}
 * (ipset(8)). Sample lines:
 *
 * <pre>{@code
 * create KUBE-CLUSTER-IP hash:ip,port family inet hashsize 1024 maxelem 65536 bucketsize 12 initval 0xd1d2f854
 * add KUBE-CLUSTER-IP 10.96.0.10,udp:53
 * }</pre>
 *
 * <p>XML is not read, nor are listings with names for numbers ({@code -resolve}).
 */
public final class IpsetParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public IpsetParser() {
    super("ipset", 1, IpSet.KIND, IpSetBrief.KIND, IpSetEntry.KIND, IpSetOrder.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpsetCommand.of(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : IpsetCommand.of(command).map(IpsetCommand::scope).orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    if (IpsetCommand.of(command).map(IpsetCommand::names).orElse(false)) {
      names(text, draft);
    } else {
      IpsetListing.read(text, draft);
    }
  }

  private static void names(String text, ReadingDraft draft) {
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (words.size() == 1 && !words.getFirst().startsWith("...")) {
        draft.fact(new IpSetBrief(words.getFirst()).toFact(), line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }
}
