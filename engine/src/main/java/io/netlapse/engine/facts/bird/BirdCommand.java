package io.netlapse.engine.facts.bird;

import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of BIRD's clients, also one that {@code kubectl exec} or a container engine runs
 * in the container of calico-node. Words may be cut short as BIRD allows ({@code s p a}).
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param words what BIRD is asked, in order
 */
record BirdCommand(String daemon, List<String> words) {

  private static final Set<String> CLIENTS = Set.of("birdc", "birdcl", "birdc6", "birdcl6");

  private static final Set<String> CARRIERS =
      Set.of("kubectl", "oc", "docker", "nerdctl", "crictl", "podman", "calicoctl");

  /** Reads a command; empty for another program. */
  static Optional<BirdCommand> of(Command command) {
    List<String> all = command.words();
    int client = client(all);
    if (client < 0) {
      return Optional.empty();
    }
    boolean six = all.get(client).endsWith("6");
    List<String> words = new ArrayList<>();
    for (int at = client + 1; at < all.size(); at++) {
      String word = all.get(at);
      if (word.equals("-s")) {
        at++;
        six = six || (at < all.size() && all.get(at).contains("bird6"));
      } else if (!word.startsWith("-")) {
        words.addAll(List.of(word.strip().split(" +")));
      }
    }
    return Optional.of(new BirdCommand(six ? "bird6" : "bird", List.copyOf(words)));
  }

  private static int client(List<String> words) {
    if (words.isEmpty()) {
      return -1;
    }
    if (CLIENTS.contains(words.getFirst())) {
      return 0;
    }
    if (!CARRIERS.contains(words.getFirst()) || !words.contains("exec")) {
      return -1;
    }
    for (int at = words.indexOf("exec") + 1; at < words.size(); at++) {
      String word = words.get(at);
      if (CLIENTS.contains(word.substring(word.lastIndexOf('/') + 1))) {
        return at;
      }
    }
    return -1;
  }

  /** Whether it begins with {@code show} and the given word, both perhaps cut short. */
  boolean shows(String what) {
    return words.size() > 1 && isShort(words.get(0), "show") && isShort(words.get(1), what);
  }

  /** What follows {@code show} and its word. */
  List<String> rest() {
    return words.size() > 2 ? words.subList(2, words.size()) : List.of();
  }

  /** Whether a word is the given one or a part of it from its begin. */
  static boolean isShort(String word, String whole) {
    return !word.isEmpty() && whole.startsWith(word);
  }

  /** The family that the channels of this daemon have where BIRD 1.x does not say. */
  String channel() {
    return daemon.equals("bird6") ? "ipv6" : "ipv4";
  }
}
