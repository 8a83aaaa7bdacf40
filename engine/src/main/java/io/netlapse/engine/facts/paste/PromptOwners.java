package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose outputs are that stand behind a prompt which names nobody. They are of the node that was
 * named last, unless the text tells otherwise: the log of a pod that names its own node, and
 * outputs that share more lines with what another node printed for the same command.
 */
final class PromptOwners {

  /** Fewer words, and a line is no node's own. */
  private static final int FEWEST_WORDS = 3;

  private final String text;
  private final List<Piece> pieces;
  private final List<Boolean> named;
  private final Map<String, Map<String, Set<String>>> printed = new HashMap<>();

  private PromptOwners(String text, List<Piece> pieces, List<Boolean> named) {
    this.text = text;
    this.pieces = pieces;
    this.named = named;
  }

  /**
   * The pieces, each with its node.
   *
   * @param named whether a prompt names the node of the piece itself
   */
  static List<Piece> assign(String text, List<Piece> pieces, List<Boolean> named) {
    return new PromptOwners(text, pieces, named).assigned();
  }

  private List<Piece> assigned() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String host = piece.host();
      if (named.get(i) && host != null) {
        printed
            .computeIfAbsent(host, _ -> new HashMap<>())
            .computeIfAbsent(piece.command(), _ -> new HashSet<>())
            .addAll(lines(piece));
      }
    }
    List<Piece> assigned = new ArrayList<>();
    for (int from = 0; from < pieces.size(); ) {
      int to = from + 1;
      while (isBare(from) && to < pieces.size() && isBare(to)) {
        to++;
      }
      List<Piece> run = pieces.subList(from, to);
      assigned.addAll(isBare(from) && printed.size() > 1 ? ofLikeliest(run) : run);
      from = to;
    }
    return byLogs(assigned);
  }

  private boolean isBare(int at) {
    Piece piece = pieces.get(at);
    return !named.get(at) && piece.host() != null && !piece.led();
  }

  private List<Piece> ofLikeliest(List<Piece> run) {
    String likeliest = String.valueOf(run.getFirst().host());
    long most = shared(likeliest, run);
    for (String host : printed.keySet().stream().sorted().toList()) {
      long shared = shared(host, run);
      if (shared > most) {
        likeliest = host;
        most = shared;
      }
    }
    String host = likeliest;
    return run.stream().map(piece -> on(host, piece)).toList();
  }

  private long shared(String host, List<Piece> run) {
    Map<String, Set<String>> its = printed.getOrDefault(host, Map.of());
    return run.stream()
        .mapToLong(
            piece ->
                lines(piece).stream()
                    .filter(its.getOrDefault(piece.command(), Set.of())::contains)
                    .count())
        .sum();
  }

  private Set<String> lines(Piece piece) {
    Set<String> lines = new HashSet<>();
    if (!piece.command().isEmpty()) {
      for (Line line : Line.of(piece.output().of(text))) {
        List<String> words = line.wordList();
        if (words.size() >= FEWEST_WORDS) {
          lines.add(String.join(" ", words));
        }
      }
    }
    return lines;
  }

  /** A pod runs where its log says, and is the same pod when its log is shown again. */
  private List<Piece> byLogs(List<Piece> all) {
    Map<String, String> nodes = new HashMap<>();
    List<Piece> told = new ArrayList<>();
    for (Piece piece : all) {
      Command command = Command.parse(piece.command());
      if (!LogOwner.isLogOfPod(command)) {
        told.add(piece);
        continue;
      }
      String pod = command.words().getLast();
      Optional<String> node = LogOwner.of(piece.output().of(text));
      node.ifPresent(name -> nodes.putIfAbsent(pod, name));
      told.add(nodes.containsKey(pod) ? on(nodes.get(pod), piece) : piece);
    }
    return List.copyOf(told);
  }

  private static Piece on(String host, Piece piece) {
    return new Piece(
        host, piece.led(), piece.inside(), piece.command(), piece.commandSpan(), piece.output());
  }
}
