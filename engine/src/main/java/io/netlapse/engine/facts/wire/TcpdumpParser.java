package io.netlapse.engine.facts.wire;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.AddressAnswers;
import io.netlapse.spi.network.ConnectionAttempt;
import io.netlapse.spi.network.UnansweredNeighbour;
import io.netlapse.spi.snapshot.Command;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code tcpdump} prints (tcpdump(1)), with {@code -e} and {@code -v} or not, of old and
 * new releases. Samples:
 *
 * <pre>{@code
 * 10:31:43.775985 ARP, Request who-has 169.254.1.1 tell 10.60.0.7, length 28
 * 10:31:43.776011 ARP, Reply 10.1.0.9 is-at 02:00:00:00:01:09, length 46
 * 10:31:44.019305 IP 10.1.0.11.40112 > 10.1.0.9.6443: Flags [S], seq 1, win 64240, length 0
 * }</pre>
 *
 * <p>Of all packets it tells who answered for an address, a pod's gateway that did not answer, and
 * who opened connections. Any other packet is kept as it stands. Packets with names in the place of
 * addresses (no {@code -n}) tell nothing.
 */
public final class TcpdumpParser extends OutputParser {

  /** A time, or a date and a time, or seconds, and with {@code -i any} the device and a way. */
  private static final Pattern PACKET =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\d )?(?:\\d\\d:\\d\\d:\\d\\d\\.\\d+|\\d+\\.\\d{6}) +"
              + "(?:(\\S+) +(?:In|Out|B|M|P) +)?\\S.*");

  private static final Pattern QUESTION =
      Pattern.compile(
          ".*\\b(?:Request |arp )who-has ([0-9.]+)(?: \\([^)]*\\))? tell ([0-9.]+)(?:[, ].*)?");

  private static final Pattern ANSWER =
      Pattern.compile(
          ".*\\b[Rr]eply ([0-9.]+) is-at ((?:\\p{XDigit}{2}:){5}\\p{XDigit}{2})(?:[, ].*)?");

  private static final Pattern OPENING =
      Pattern.compile(
          "(?:.* )?([0-9.]{7,15}|[0-9a-f:]{2,45})\\.([\\w-]+) > "
              + "([0-9.]{7,15}|[0-9a-f:]{2,45})\\.([\\w-]+): (?:Flags \\[S\\],|S ).*");

  private static final Pattern ABOUT =
      Pattern.compile(
          "tcpdump: .*|listening on .*|dropped privs .*|reading from file .*"
              + "|\\^C.*|\\d+ packets? (?:captured|received|dropped).*");

  private static final Pattern ON = Pattern.compile(".*\\blistening on (\\S+?),? .*");

  /** For {@link java.util.ServiceLoader}. */
  public TcpdumpParser() {
    super("tcpdump", 1, AddressAnswers.KIND, UnansweredNeighbour.KIND, ConnectionAttempt.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("tcpdump");
  }

  /** It shows some packets of a moment. */
  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Capture capture = new Capture(Listening.hidesAnswers(command), draft);
    String listening = Listening.device(command);
    String dev = listening;
    for (Line line : Line.of(text)) {
      String content = line.content();
      Matcher packet = PACKET.matcher(content);
      boolean begins = packet.matches();
      if (!begins && ABOUT.matcher(content).matches()) {
        Matcher on = ON.matcher(content);
        listening = listening.isEmpty() && on.matches() ? on.group(1) : listening;
        draft.understood(line.span());
        continue;
      }
      if (begins) {
        dev = packet.group(1) == null ? listening : packet.group(1);
      }
      // Of a packet in a tunnel the inner one has a line of its own, which names no device.
      boolean inner = content.startsWith("IP ") || content.startsWith("IP6 ");
      if (inner) {
        dev = "";
        draft.raw(line.span());
      } else if (!begins && line.indent() == 0) {
        draft.unread(line.span());
      } else if (!read(content, dev, line, capture)) {
        draft.raw(line.span());
      }
    }
    capture.tell();
  }

  private static boolean read(String content, String dev, Line line, Capture capture) {
    Matcher question = QUESTION.matcher(content);
    if (question.matches()) {
      return capture.asked(dev, question.group(1), question.group(2), line.span());
    }
    Matcher answer = ANSWER.matcher(content);
    if (answer.matches()) {
      return capture.answered(dev, answer.group(1), answer.group(2), line.span());
    }
    Matcher opening = OPENING.matcher(content);
    return opening.matches()
        && capture.opened(dev, opening.group(1), opening.group(3), opening.group(4), line.span());
  }
}
