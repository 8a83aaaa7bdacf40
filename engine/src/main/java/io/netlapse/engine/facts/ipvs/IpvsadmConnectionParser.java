package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.ipvs.IpvsConnections;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code ipvsadm -Lnc} (ipvsadm(8)): how many connections each virtual server has in a state,
 * to the power of ten. Clients, real servers and times are no part of it, and no listing denies
 * anything: connections come and go at every look.
 *
 * <p>Sample: {@code TCP 14:56 ESTABLISHED 10.96.0.1:55392 10.96.0.1:443 10.1.0.1:6443}
 */
public final class IpvsadmConnectionParser extends OutputParser {

  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP", "IP");

  /** Without state. */
  public IpvsadmConnectionParser() {
    super("ipvsadm-connections", 1, IpvsConnections.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpvsQuestion.of(command).subject() == IpvsQuestion.Subject.CONNECTIONS;
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    ConnectionCount count = new ConnectionCount();
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (isHeader(words)) {
        draft.understood(line.span());
      } else if (isConnection(words)) {
        count.add(words.getFirst(), service(words.get(4)), words.get(2), line);
      } else {
        draft.unread(line.span());
      }
    }
    count.tell(draft);
  }

  private static boolean isHeader(List<String> words) {
    return words.equals(List.of("IPVS", "connection", "entries"))
        || (words.size() >= 6 && words.getFirst().equals("pro") && words.get(1).equals("expire"));
  }

  /** A persistence engine adds its name and data. */
  private static boolean isConnection(List<String> words) {
    return words.size() >= 6
        && words.size() <= 8
        && PROTOCOLS.contains(words.getFirst())
        && isTime(words.get(1))
        && words.get(2).chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z'))
        && words.subList(3, 6).stream().allMatch(IpvsadmConnectionParser::isEndpoint);
  }

  private static boolean isTime(String word) {
    int colon = word.indexOf(':');
    return colon > 0
        && Endpoint.number(word.substring(0, colon), 10) >= 0
        && Endpoint.number(word.substring(colon + 1), 10) >= 0;
  }

  private static boolean isEndpoint(String word) {
    return Endpoint.decimal(word).isPresent() || Endpoint.isNamed(word);
  }

  private static String service(String word) {
    return Endpoint.decimal(word).map(Endpoint::text).orElse(word);
  }
}
