package io.netlapse.engine.facts.iproute;

import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command line of {@code ip} (ip(8)), its options apart from its object. Words may be cut short
 * as {@code ip} itself allows: {@code ip -o -4 a s}, {@code ip r s t all}.
 *
 * @param family the family asked for; null where none was, and where it is neither of the two
 * @param otherFamily whether a family was asked for that is neither IPv4 nor IPv6
 * @param details whether {@code -d} was given
 * @param brief whether {@code -br} was given
 * @param oneline whether {@code -o} was given
 * @param hidden whether an option stands there that shows another network namespace, does not show
 *     at all, or is not known
 * @param busybox whether it is busybox's
 * @param object the object as {@code ip} spells it in full: {@code route}, {@code address}, ...
 * @param verb the word behind the object; {@code show} where there is none
 * @param arguments what follows the verb
 */
public record IpCommand(
    @Nullable IpFamily family,
    boolean otherFamily,
    boolean details,
    boolean brief,
    boolean oneline,
    boolean hidden,
    boolean busybox,
    String object,
    String verb,
    List<String> arguments) {

  /** In the order in which {@code ip} looks for the one that a word is the beginning of. */
  private static final List<String> OBJECTS =
      List.of(
          "address",
          "addrlabel",
          "maddress",
          "route",
          "rule",
          "neighbor",
          "neighbour",
          "ntable",
          "ntbl",
          "link",
          "l2tp",
          "fou",
          "ila",
          "macsec",
          "tunnel",
          "tunl",
          "tuntap",
          "tap",
          "token",
          "tcpmetrics",
          "tcp_metrics",
          "monitor",
          "xfrm",
          "mroute",
          "mrule",
          "netns",
          "netconf",
          "vrf",
          "sr",
          "nexthop",
          "mptcp",
          "ioam",
          "stats");

  private static final List<String> LISTING = List.of("show", "list", "lst");

  /** Copies the arguments. */
  public IpCommand {
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads a command line.
   *
   * @return empty if the program is not {@code ip}, or no object is named
   */
  public static Optional<IpCommand> of(Command command) {
    List<String> words = command.words();
    boolean busybox = words.size() > 1 && words.getFirst().equals("busybox");
    List<String> own = busybox ? words.subList(1, words.size()) : words;
    if (own.isEmpty() || !own.getFirst().equals("ip")) {
      return Optional.empty();
    }
    IpOptions options = IpOptions.of(own);
    List<String> rest = own.subList(options.end(), own.size());
    return object(rest).map(object -> of(options, busybox, object, rest));
  }

  /** The plain listing of an object: what an output is taken for whose command nobody told. */
  public static IpCommand plain(String object) {
    return new IpCommand(null, false, false, false, false, false, false, object, "show", List.of());
  }

  private static IpCommand of(
      IpOptions options, boolean busybox, String object, List<String> rest) {
    return new IpCommand(
        options.family(),
        options.otherFamily(),
        options.details(),
        options.brief(),
        options.oneline(),
        options.hidden(),
        busybox,
        object,
        rest.size() > 1 ? rest.get(1) : "show",
        rest.subList(Math.min(2, rest.size()), rest.size()));
  }

  private static Optional<String> object(List<String> rest) {
    return rest.isEmpty()
        ? Optional.empty()
        : OBJECTS.stream().filter(object -> abbreviates(rest.getFirst(), object)).findFirst();
  }

  /** Whether it lists the given object, in the namespace of the shell. */
  public boolean lists(String wanted) {
    return object.equals(wanted)
        && !hidden
        && LISTING.stream().anyMatch(listing -> abbreviates(verb, listing));
  }

  /** Whether a family could be shown: it was asked for, or none was. */
  public boolean shows(IpFamily wanted) {
    return !otherFamily && (family == null || family == wanted);
  }

  /**
   * Whether a word is a keyword or the beginning of it, as {@code ip}'s own {@code matches()} has
   * it.
   */
  public static boolean abbreviates(String word, String keyword) {
    return !word.isEmpty() && keyword.startsWith(word);
  }
}
