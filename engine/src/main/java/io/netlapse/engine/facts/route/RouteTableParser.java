package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the IPv4 tables of {@code route -n} (route(8)) and {@code netstat -rn} (netstat(8)), of
 * net-tools and of busybox. They hide who made a route, its scope and its source, so they give
 * brief routes. A sample line:
 *
 * <pre>{@code 10.244.2.0  192.168.0.12  255.255.255.0  UG  0  0  0 eth0}</pre>
 *
 * <p>Without {@code -n} addresses may be printed as names; such lines are unread.
 */
public final class RouteTableParser implements SectionParser {

  private static final ProbeId PROBE = new ProbeId("route-table");

  /** The options that change neither which routes are listed nor in which columns. */
  private static final Set<String> OPTIONS = Set.of("-n", "-4", "-rn", "-nr", "-r");

  /** For {@link java.util.ServiceLoader}. */
  public RouteTableParser() {}

  @Override
  public ProbeId probe() {
    return PROBE;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<FactKind> kinds() {
    return List.of(RouteBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return form(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return form(command)
        .filter(form -> !command.filtered())
        .map(form -> Map.of("form", form, "family", "inet"))
        .map(where -> Scope.of(Coverage.where(RouteBrief.KIND, where)))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public Reading read(String text, Command command) {
    return draft(text, command).toReading();
  }

  /** The tool, if it lists the IPv4 table in its usual columns. */
  private static Optional<String> form(Command command) {
    List<String> words = command.words();
    boolean busybox = words.size() > 1 && words.getFirst().equals("busybox");
    List<String> own = busybox ? words.subList(1, words.size()) : words;
    if (own.isEmpty() || !OPTIONS.containsAll(own.subList(1, own.size()))) {
      return Optional.empty();
    }
    boolean routes = own.stream().skip(1).anyMatch(option -> option.indexOf('r') > 0);
    return switch (own.getFirst()) {
      case "route" -> routes ? Optional.empty() : Optional.of("route");
      case "netstat" -> routes ? Optional.of("netstat") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The reading with the account of every line of the output. */
  static ReadingDraft draft(String text, Command command) {
    ReadingDraft draft = new ReadingDraft();
    String form = form(command).orElse("route");
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (words.getFirst().equals("Kernel") || words.getFirst().equals("Destination")) {
        draft.understood(line.span());
        continue;
      }
      Optional<Fact> fact = fact(form, words);
      fact.ifPresent(route -> draft.fact(route, line.span()));
      if (fact.isEmpty()) {
        draft.unread(line.span());
      }
    }
    return draft;
  }

  /**
   * Destination, gateway, mask, flags, three numbers of which route(8) has the metric first,
   * device.
   */
  private static Optional<Fact> fact(String form, List<String> words) {
    if (words.size() != 8) {
      return Optional.empty();
    }
    Optional<IpPrefix> dst = prefix(words.get(0), words.get(2));
    Optional<IpAddress> gateway = address(words.get(1));
    if (dst.isEmpty() || gateway.isEmpty()) {
      return Optional.empty();
    }
    boolean rejected = words.get(3).startsWith("!");
    String via = gateway.get().low() == 0 ? null : gateway.get().text();
    String metric = form.equals("route") ? told(words.get(4), "0", "-") : null;
    return Optional.of(
        new RouteBrief(
                form,
                dst.get(),
                "main",
                rejected ? "unreachable" : "unicast",
                via,
                told(words.get(7), "*", "-"),
                metric,
                null,
                null,
                List.of())
            .toFact());
  }

  private static @Nullable String told(String word, String nothing, String orNothing) {
    return word.equals(nothing) || word.equals(orNothing) ? null : word;
  }

  /** An address; {@code route} without {@code -n} writes {@code default} and {@code *} for none. */
  private static Optional<IpAddress> address(String word) {
    return switch (word) {
      case "default", "*", "-" -> Optional.of(new IpAddress(IpFamily.INET, 0, 0));
      default -> IpAddress.parse(word).filter(known -> known.family() == IpFamily.INET);
    };
  }

  private static Optional<IpPrefix> prefix(String destination, String mask) {
    Optional<IpAddress> bits =
        mask.equals("-") ? IpAddress.parse("255.255.255.255") : address(mask);
    return address(destination)
        .flatMap(
            known ->
                bits.map(set -> Long.bitCount(set.low()))
                    .map(length -> new IpPrefix(known, length).network()));
  }
}
