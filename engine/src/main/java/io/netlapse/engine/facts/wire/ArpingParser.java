package io.netlapse.engine.facts.wire;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.AddressAnswers;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.snapshot.Command;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code arping} of iputils and busybox, and of Thomas Habets. Samples:
 *
 * <pre>{@code
 * Unicast reply from 10.1.0.9 [02:00:00:00:01:09]  0.714ms
 * 60 bytes from 02:00:00:00:01:09 (10.1.0.9): index=0 time=1.104 msec
 * }</pre>
 */
public final class ArpingParser extends OutputParser {

  private static final Pattern REPLY =
      Pattern.compile(
          "(?:Uni|Broad)cast re(?:ply|quest) from ([0-9.]+) \\[((?:\\p{XDigit}{1,2}:){5}"
              + "\\p{XDigit}{1,2})\\].*");

  private static final Pattern BYTES =
      Pattern.compile(
          "\\d+ bytes from ((?:\\p{XDigit}{1,2}:){5}\\p{XDigit}{1,2}) \\(([0-9.]+)\\): .*");

  private static final Pattern HEAD =
      Pattern.compile("ARPING (?:to )?[0-9.]+(?: from [0-9.]+(?: via)? (\\S+))?.*");

  private static final Pattern REST =
      Pattern.compile(
          "Timeout|Sent \\d+ .*|Received \\d+ .*|--- .*|\\d+ packets .*|rtt .*|\\^C.*|\\.+");

  /** For {@link java.util.ServiceLoader}. */
  public ArpingParser() {
    super("arping", 1, AddressAnswers.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("arping");
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    String dev = Listening.device(command);
    Map<IpAddress, Answers> answers = new LinkedHashMap<>();
    for (Line line : Line.of(text)) {
      String content = line.content().strip();
      Matcher head = HEAD.matcher(content);
      Matcher reply = REPLY.matcher(content);
      Matcher bytes = BYTES.matcher(content);
      if (reply.matches()) {
        add(reply.group(1), reply.group(2), line, answers, draft);
      } else if (bytes.matches()) {
        add(bytes.group(2), bytes.group(1), line, answers, draft);
      } else if (head.matches()) {
        dev = head.group(1) == null ? dev : head.group(1);
        draft.understood(line.span());
      } else if (REST.matcher(content).matches()) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    String told = dev;
    answers.forEach((address, all) -> all.tell(told, address, draft));
  }

  private static void add(
      String address,
      String lladdr,
      Line line,
      Map<IpAddress, Answers> answers,
      ReadingDraft draft) {
    Optional<IpAddress> known = IpAddress.parse(address);
    known.ifPresent(
        one -> answers.computeIfAbsent(one, _ -> new Answers()).add(written(lladdr), line.span()));
    if (known.isEmpty()) {
      draft.unread(line.span());
    }
  }

  /** As the kernel writes it, two small digits for each byte; some tools leave zeros out. */
  private static String written(String lladdr) {
    return Stream.of(lladdr.toLowerCase(Locale.ROOT).split(":", -1))
        .map(octet -> octet.length() == 1 ? "0" + octet : octet)
        .collect(joining(":"));
  }
}
