package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.ipvs.IpvsTimeout;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code ipvsadm -L --timeout} (ipvsadm(8)).
 *
 * <p>Sample: {@code Timeout (tcp tcpfin udp): 900 120 300}
 */
public final class IpvsadmTimeoutParser extends LineParser {

  private static final String MARK = "Timeout (tcp tcpfin udp): ";
  private static final List<String> STATES = List.of("tcp", "tcpfin", "udp");

  /** Without state. */
  public IpvsadmTimeoutParser() {
    super("ipvsadm-timeout", 1, IpvsTimeout.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpvsQuestion.of(command).subject() == IpvsQuestion.Subject.TIMEOUTS;
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content();
    List<String> numbers =
        content.startsWith(MARK) ? List.of(content.substring(MARK.length()).split(" ")) : List.of();
    List<IpvsTimeout> timeouts = new ArrayList<>();
    for (String number : numbers) {
      long seconds = Endpoint.number(number, 10);
      if (seconds >= 0 && seconds <= Integer.MAX_VALUE && timeouts.size() < STATES.size()) {
        timeouts.add(new IpvsTimeout(STATES.get(timeouts.size()), (int) seconds));
      }
    }
    if (numbers.size() != STATES.size() || timeouts.size() != STATES.size()) {
      draft.unread(line.span());
      return;
    }
    timeouts.forEach(timeout -> draft.fact(timeout.toFact(), line.span()));
  }
}
