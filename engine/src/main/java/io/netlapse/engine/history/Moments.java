package io.netlapse.engine.history;

import io.netlapse.spi.snapshot.NodeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes a snapshot apart into its moments: where a command was asked again, a later one begins. */
public final class Moments {

  private Moments() {}

  /**
   * The observations of one snapshot, in order.
   *
   * @param at the snapshot's instant
   * @param clock what the node said of its clock
   * @param sections in the order in which they were asked
   * @return one observation for each moment; at least one, which has no looks where nothing
   *     observed
   */
  public static List<Observation> of(Instant at, NodeClock clock, List<Asked> sections) {
    List<Observation> moments = new ArrayList<>();
    Set<String> commands = new HashSet<>();
    List<Look> looks = new ArrayList<>();
    for (Asked section : sections) {
      if (!commands.add(section.command())) {
        moments.add(new Observation(new Position(at, moments.size()), clock, looks));
        looks = new ArrayList<>();
        commands.clear();
        commands.add(section.command());
      }
      if (section.sight() != null) {
        looks.add(new Look(section.begin(), section.end(), section.sight()));
      }
    }
    moments.add(new Observation(new Position(at, moments.size()), clock, looks));
    return List.copyOf(moments);
  }
}
