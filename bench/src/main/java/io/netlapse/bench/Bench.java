package io.netlapse.bench;

import io.netlapse.bench.capture.Captures;
import io.netlapse.bench.capture.Lab;
import io.netlapse.bench.capture.Pushes;
import io.netlapse.bench.database.Footprint;
import io.netlapse.bench.database.UpdateRate;
import io.netlapse.bench.load.LoadGenerator;
import io.netlapse.bench.load.Request;
import io.netlapse.bench.process.CpuTime;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures how fast the service takes snapshots in, in one run: everything is a ratio of two things
 * that were measured right after each other on the same machine.
 */
public final class Bench {

  private static final int PAIRS = 5;
  private static final int UPDATE_SECONDS = 8;
  private static final int LARGEST_SLICE = 32_000;
  private static final int WARM = 96_000;

  private final Options options;
  private final Stage stage;
  private final LoadGenerator load;
  private final Request floor;
  private final Request ingest;
  private final Pushes pushes;

  private Bench(Options options, Stage stage, LoadGenerator load, Pushes pushes) {
    this.options = options;
    this.stage = stage;
    this.load = load;
    this.pushes = pushes;
    this.floor = new Request(stage.uri(), "/bench/floor", stage.token());
    this.ingest = new Request(stage.uri(), "/api/v1/snapshots", stage.token());
  }

  /** Measures, and prints what came out. Exit status 2 for a wrong command line. */
  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    System.out.print(Report.of(options, run(options)));
    System.exit(0);
  }

  /** Measures on a database of its own, which is gone afterwards. */
  static Measured run(Options options) throws IOException, InterruptedException, SQLException {
    Captures captures = captures(options);
    Progress.say("starting PostgreSQL and the service");
    try (Stage stage = Stage.open(options);
        LoadGenerator load = new LoadGenerator(stage.uri(), options.connections())) {
      return new Bench(options, stage, load, new Pushes(captures, stage.firstPush()))
          .measure(captures);
    }
  }

  private static Captures captures(Options options) throws IOException, InterruptedException {
    Path recorded = options.recorded();
    if (recorded != null) {
      return Captures.recorded(recorded, "recorded in " + recorded);
    }
    Progress.say("taking %d captures", options.captures());
    return Lab.take(options.captures(), Math.max(1, options.captures() / 6));
  }

  private Measured measure(Captures captures)
      throws IOException, InterruptedException, SQLException {
    int slice = warmUp();
    long manifests = stage.manifests();
    List<Pair> first = pairs("first", slice);
    Cost unchanged = cost(pushes.unchanged(Math.min(slice, 6_400)));
    List<byte[]> changing =
        captures.changed().isEmpty() ? List.of() : changing(Math.max(1, Math.min(slice / 640, 5)));
    Optional<Cost> changed = changing.isEmpty() ? Optional.empty() : Optional.of(cost(changing));
    Progress.say("pgbench");
    Optional<UpdateRate> updates =
        UpdateRate.measure(
            stage.url(),
            stage.user(),
            options.connections(),
            Math.min(UPDATE_SECONDS, options.seconds()));
    long stored = fill(slice);
    List<Pair> second = pairs("second", slice);
    return new Measured(captures, manifests, first, stored, second, unchanged, changed, updates);
  }

  /**
   * Until the JVM has compiled what is hot: so many requests of each kind, or three times as long
   * as one would think.
   *
   * @return how many requests make a slice as long as it should be
   */
  private int warmUp() throws IOException, InterruptedException {
    Duration limit = Duration.ofSeconds(options.seconds());
    Slice last = time(ingest, pushes.unchanged(Pushes.NODES));
    int sent = 0;
    for (long begin = System.nanoTime();
        sent < WARM && System.nanoTime() - begin < limit.toNanos(); ) {
      int size = Math.clamp(2 * (long) last.perSecond(), Pushes.NODES, WARM / 4);
      List<byte[]> bodies = pushes.unchanged(size);
      Slice unused = time(floor, bodies);
      last = time(ingest, bodies);
      sent += last.requests();
      Progress.say("warming up: %.0f snapshots/s", last.perSecond());
    }
    double seconds = options.seconds() / (4.0 * PAIRS);
    return Math.clamp((long) (last.perSecond() * seconds), Pushes.NODES, LARGEST_SLICE);
  }

  /** The order alternates, so that whoever disturbs us disturbs both. */
  private List<Pair> pairs(String which, int slice) throws IOException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      List<byte[]> bodies = pushes.unchanged(slice);
      Slice before = i % 2 == 0 ? time(floor, bodies) : null;
      Slice ingested = time(ingest, bodies);
      pairs.add(new Pair(before == null ? time(floor, bodies) : before, ingested));
      Progress.say(
          "%s time, pair %d: floor %.0f/s, ingest %.0f/s",
          which, i + 1, pairs.getLast().floor().perSecond(), ingested.perSecond());
    }
    return pairs;
  }

  private List<byte[]> changing(int times) {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      bodies.addAll(pushes.changing());
    }
    return bodies;
  }

  private Cost cost(List<byte[]> bodies) throws IOException, InterruptedException, SQLException {
    Footprint before = stage.now();
    Slice slice = time(ingest, bodies);
    Progress.say("cost of %d snapshots, %.0f/s", slice.requests(), slice.perSecond());
    return new Cost(slice.requests(), before, stage.now());
  }

  private long fill(int slice) throws IOException, InterruptedException, SQLException {
    long stored = stage.stored();
    while (stored < options.stored()) {
      Slice filled =
          time(ingest, pushes.unchanged((int) Math.min(2L * slice, options.stored() - stored)));
      Progress.say("%d snapshots stored, %.0f/s", stored, filled.perSecond());
      stored = stage.stored();
    }
    return stored;
  }

  private Slice time(Request request, List<byte[]> bodies)
      throws IOException, InterruptedException {
    CpuTime before = stage.cpu();
    long begin = System.nanoTime();
    int created = load.send(request, bodies);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    if (request == ingest && created != bodies.size()) {
      throw new IllegalStateException(
          "%d of %d snapshots were not new".formatted(bodies.size() - created, bodies.size()));
    }
    return new Slice(bodies.size(), took, stage.cpu().since(before));
  }
}
