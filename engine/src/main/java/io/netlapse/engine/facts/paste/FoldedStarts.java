package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where what a command printed begins on the command's own line, and where each line of it begins.
 *
 * @param begin whether a line begins with a word
 * @param fewest how many lines there must be: an argument of {@code ip route} may look like one
 */
record FoldedStarts(Begin begin, int fewest) {

  /** What tells where a line begins. */
  interface Begin {
    /** Whether a line begins with a word. */
    boolean at(List<Token> tokens, int at);
  }

  /** Words that ask for a change: what follows them is no output. */
  private static final Set<String> CHANGES =
      Set.of(
          "add", "del", "delete", "change", "replace", "append", "set", "flush", "get", "-A", "-I",
          "-D", "-X", "-F", "-N");

  private static final int COMMAND_WORDS = 6;

  /**
   * Those of a command.
   *
   * @param command the command, with its output behind it
   * @return empty where it prints nothing that is known by its looks
   */
  static Optional<FoldedStarts> of(Command command) {
    List<String> words = command.words().stream().limit(COMMAND_WORDS).toList();
    boolean changes =
        command.program().startsWith("ip") && words.stream().anyMatch(CHANGES::contains);
    return changes ? Optional.empty() : of(command, words);
  }

  private static Optional<FoldedStarts> of(Command command, List<String> words) {
    return switch (command.program()) {
      case "bridge" -> one(FoldedStarts::isForwarding);
      case "lsmod" -> one(FoldedStarts::isModule);
      case "journalctl" -> one(FoldedStarts::isLogged);
      case "iptables", "ip6tables" -> one(FoldedStarts::isChainOrRule);
      case "kubectl", "oc" ->
          words.contains("logs")
              ? one(FoldedStarts::isLogged)
              : words.contains("get") ? one(FoldedStarts::isTitle) : Optional.empty();
      case "ip" ->
          words.size() > 1 && words.get(1).startsWith("n")
              ? one(FoldedStarts::isNeighbour)
              : ofRecords(command);
      default -> ofRecords(command);
    };
  }

  private static Optional<FoldedStarts> one(Begin begin) {
    return Optional.of(new FoldedStarts(begin, 1));
  }

  private static Optional<FoldedStarts> ofRecords(Command command) {
    return Optional.ofNullable(Records.of(command))
        .map(
            records ->
                new FoldedStarts(
                    (tokens, at) ->
                        records.begins(tokens, at) && !records.goesOn(Token.at(tokens, at)),
                    records == Records.ROUTES ? 2 : 1));
  }

  /** {@code ip neigh}, of one device too: then without its name. */
  private static boolean isNeighbour(List<Token> tokens, int at) {
    int link = Token.at(tokens, at + 1).equals("dev") ? at + 3 : at + 1;
    return Token.isAddress(Token.at(tokens, at))
        && Token.at(tokens, link).equals("lladdr")
        && LineLooks.isLinkAddress(Token.at(tokens, link + 1));
  }

  private static boolean isForwarding(List<Token> tokens, int at) {
    return LineLooks.isLinkAddress(Token.at(tokens, at)) && Token.at(tokens, at + 1).equals("dev");
  }

  private static boolean isLogged(List<Token> tokens, int at) {
    List<String> words =
        tokens.subList(at, Math.min(tokens.size(), at + 5)).stream().map(Token::word).toList();
    return LineLooks.isWritten(words) || LineLooks.isLogged(words);
  }

  /** The header of {@code kubectl get}; rows are not told from each other, columns being lost. */
  private static boolean isTitle(List<Token> tokens, int at) {
    return Set.of("NAME", "NAMESPACE").contains(Token.at(tokens, at))
        && Token.at(tokens, at + 1).matches("[A-Z][A-Z-]+")
        && Token.at(tokens, at + 2).matches("[A-Z][A-Z()-]+");
  }

  private static boolean isModule(List<Token> tokens, int at) {
    boolean header =
        Token.at(tokens, at).equals("Module") && Token.at(tokens, at + 1).equals("Size");
    return header
        || (Token.at(tokens, at).matches("[a-z][a-z0-9_]+")
            && Token.isNumber(Token.at(tokens, at + 1))
            && Token.isNumber(Token.at(tokens, at + 2)));
  }

  /** {@code iptables -L} without {@code -v}. */
  private static boolean isChainOrRule(List<Token> tokens, int at) {
    String next = Token.at(tokens, at + 1);
    return (Token.at(tokens, at).equals("Chain") && Token.at(tokens, at + 2).startsWith("("))
        || (Token.at(tokens, at).equals("target") && next.equals("prot"))
        || (Set.of("tcp", "udp", "all", "sctp", "icmp").contains(next)
            && Token.at(tokens, at + 2).equals("--"));
  }
}
