package io.netlapse.engine.facts.ipset;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.ipset.IpSet;
import io.netlapse.spi.ipset.IpSetBrief;
import io.netlapse.spi.ipset.IpSetEntry;
import io.netlapse.spi.ipset.IpSetOrder;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
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
public final class IpsetParser implements SectionParser {

  /** For {@link java.util.ServiceLoader}. */
  public IpsetParser() {}

  @Override
  public ProbeId probe() {
    return new ProbeId("ipset");
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<FactKind> kinds() {
    return List.of(IpSet.KIND, IpSetBrief.KIND, IpSetEntry.KIND, IpSetOrder.KIND);
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
  public Reading read(String text, Command command) {
    return draft(text, command).toReading();
  }

  /** The reading with the account of every line. */
  static ReadingDraft draft(String text, Command command) {
    boolean names = IpsetCommand.of(command).map(IpsetCommand::names).orElse(false);
    return names ? names(text) : IpsetListing.read(text);
  }

  private static ReadingDraft names(String text) {
    ReadingDraft draft = new ReadingDraft();
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (words.size() == 1 && !words.getFirst().startsWith("...")) {
        draft.fact(new IpSetBrief(words.getFirst()).toFact(), line.span());
      } else {
        draft.unread(line.span());
      }
    }
    return draft;
  }
}
