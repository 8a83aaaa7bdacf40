package io.netlapse.spi.example;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;
import java.util.Map;

/** Reads {@code cat /proc/sys/net/ipv4/ip_forward}: one line, {@code 0} or {@code 1}. */
public final class ForwardingParser implements SectionParser {

  static final FactKind FORWARDING = FactKind.single("ip-forward", "family");

  @Override
  public ProbeId probe() {
    return new ProbeId("ip-forward");
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<FactKind> kinds() {
    return List.of(FORWARDING);
  }

  @Override
  public boolean reads(Command command) {
    return command.words().equals(List.of("cat", "/proc/sys/net/ipv4/ip_forward"));
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered() ? Scope.ONLY_SHOWN : Scope.of(Coverage.all(FORWARDING));
  }

  @Override
  public Reading read(String text, Command command) {
    String value = text.strip();
    if (value.isEmpty()) {
      return Reading.EMPTY;
    }
    Span whole = new Span(0, text.stripTrailing().length());
    if (!value.equals("0") && !value.equals("1")) {
      return new Reading(List.of(), List.of(whole));
    }
    Fact fact = Fact.of(FORWARDING, Map.of("family", "inet", "value", value));
    return new Reading(List.of(new Reading.Read(fact, whole)), List.of());
  }
}
