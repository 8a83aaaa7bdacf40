package io.netlapse.cli.faults;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A node some of whose routes come and go, by chance; it remembers what was captured of it. */
final class RoutedNode {

  private static final int NETWORKS = 6;
  private static final double CHANGES = 0.4;

  private final String name;
  private final Random random;
  private final Instant booted;
  private final Set<Integer> networks = new TreeSet<>();
  private final List<Capture> captures = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  RoutedNode(String name, long seed, Instant booted) {
    this.name = name;
    this.random = new Random(seed);
    this.booted = booted;
  }

  String name() {
    return name;
  }

  /** What a capture at an instant says. */
  Capture capture(Instant at) {
    if (random.nextDouble() < CHANGES) {
      int network = random.nextInt(NETWORKS);
      if (!networks.remove(network)) {
        networks.add(network);
      }
    }
    StringBuilder routes = new StringBuilder("default via 10.0.0.1 dev eth0 proto static \n");
    for (int network : networks) {
      routes.append("10.%d.0.0/16 via 10.0.0.9 dev eth0 \n".formatted(network + 1));
    }
    Capture capture =
        new Capture(name, Content.of(bundle(at, routes.toString())), Capture.Age.LIVE);
    captures.add(capture);
    taken.add(new Taken(name, at));
    return capture;
  }

  /** In their order. */
  List<Capture> captures() {
    return List.copyOf(captures);
  }

  /** The same. */
  List<Taken> taken() {
    return List.copyOf(taken);
  }

  private String bundle(Instant at, String routes) {
    return """
    netlapse-bundle 1
    node: %s
    captured-at: %s
    boot-id: boot-1
    uptime-seconds: %d

    section: ip-route
    command: ip route show table all
    begin: 0
    end: 0.1
    exit: 0
    output-bytes: %d
    error-bytes: 0

    %s
    end: 1
    """
        .formatted(name, at, Duration.between(booted, at).toSeconds(), routes.length(), routes);
  }
}
