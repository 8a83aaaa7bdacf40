package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.MulticastAddress;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code ip maddress show} (ip-maddress(8)): text, {@code -o}, {@code -j}. A sample:
 *
 * <pre>{@code
 * 2:	eth0
 * 	link  01:00:5e:00:00:01 users 2
 * 	inet  224.0.0.1
 * }</pre>
 */
public final class MulticastParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public MulticastParser() {
    super("ip-maddress", 1, MulticastAddress.KIND);
  }

  private static Optional<IpCommand> ip(Command command) {
    return IpCommand.of(command).filter(ip -> ip.lists("maddress"));
  }

  @Override
  public boolean reads(Command command) {
    return ip(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    Optional<IpCommand> ip = ip(command);
    if (command.filtered() || ip.isEmpty() || ip.get().otherFamily()) {
      return Scope.ONLY_SHOWN;
    }
    Map<String, String> where = new HashMap<>();
    if (ip.get().family() != null) {
      where.put("family", ip.get().family().word());
    }
    String dev = dev(ip.get());
    if (!dev.isEmpty()) {
      where.put("dev", dev);
    }
    return dev.isEmpty() && !ip.get().arguments().isEmpty()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(MulticastAddress.KIND, where));
  }

  private static String dev(IpCommand ip) {
    List<String> words = ip.arguments();
    boolean named = words.size() == 2 && words.getFirst().equals("dev");
    return named || words.size() == 1 ? words.getLast() : "";
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    if (JsonElements.looksLike(text)) {
      json(text, draft);
      return;
    }
    String dev = "";
    for (Line line : Line.ofOneline(text)) {
      Words words = line.words();
      String first = words.next();
      if (isNumber(first) && words.hasNext()) {
        dev = words.next();
        draft.understood(line.span());
        first = words.next();
      }
      boolean known = first.isEmpty() || address(dev, first, words, line.span(), draft);
      if (!known) {
        draft.unread(line.span());
      }
    }
  }

  /** A device's number: {@code 2:}. */
  private static boolean isNumber(String word) {
    int last = word.length() - 1;
    return last > 0
        && word.charAt(last) == ':'
        && word.chars().limit(last).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean address(
      String dev, String family, Words words, Span span, ReadingDraft draft) {
    String address = words.next();
    List<String> flags = List.of();
    while (words.hasNext()) {
      if (words.take("static")) {
        flags = List.of("static");
      } else if (words.take("users")) {
        words.next();
      } else {
        return false;
      }
    }
    return add(dev, family, address, flags, span, draft);
  }

  private static boolean add(
      String dev,
      String family,
      String address,
      List<String> flags,
      Span span,
      ReadingDraft draft) {
    boolean known = List.of("link", "inet", "inet6").contains(family) && !address.isEmpty();
    if (!known || dev.isEmpty()) {
      return false;
    }
    String canonical = IpAddress.parse(address).map(IpAddress::text).orElse(address);
    draft.fact(new MulticastAddress(dev, family, canonical, flags).toFact(), span);
    return true;
  }

  private static void json(String text, ReadingDraft draft) {
    JsonElements elements = JsonElements.of(text);
    for (JsonObject device : elements.objects()) {
      boolean known = !device.word("ifname").isEmpty() && device.member("maddr").isPresent();
      if (!known || !(device.member("maddr").get().value() instanceof JsonArray groups)) {
        draft.unread(device.span());
        continue;
      }
      draft.understood(device.span());
      for (JsonValue group : groups.items()) {
        if (!(group instanceof JsonObject object) || !group(device.word("ifname"), object, draft)) {
          draft.unread(group.span());
        }
      }
    }
    elements.damaged().forEach(draft::unread);
  }

  private static boolean group(String dev, JsonObject group, ReadingDraft draft) {
    String link = group.word("link");
    List<String> flags = group.member("static").isPresent() ? List.of("static") : List.of();
    return link.isEmpty()
        ? add(dev, group.word("family"), group.word("address"), flags, group.span(), draft)
        : add(dev, "link", link, flags, group.span(), draft);
  }
}
