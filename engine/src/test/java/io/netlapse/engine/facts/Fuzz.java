package io.netlapse.engine.facts;

import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Span;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lets the parsers read mutants of a corpus, on every processor. A mutant is a function of seed and
 * number alone, so that each can be played again without those before it.
 */
final class Fuzz {

  /** Of processor time, so that a busy machine fails nothing. */
  private static final long NANOS_PER_READING = TimeUnit.SECONDS.toNanos(2);

  private static final long NANOS_PER_CHARACTER = TimeUnit.MICROSECONDS.toNanos(20);
  private static final long HANGS_AFTER_NANOS = TimeUnit.MINUTES.toNanos(2);

  /** Facts and their pieces: short lines like {@code v1 1-4095} say many, JSON in one line too. */
  private static final int PIECES_AT_LEAST = 10_000;

  private static final int PIECES_PER_CHARACTER = 2;

  /** Reading twice doubles the time: often enough to see a parser that is no function. */
  private static final int READ_AGAIN_EVERY = 16;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Output> corpus;
  private final long seed;
  private final AtomicLong next;
  private final long first;
  private final long end;
  private final AtomicLong played = new AtomicLong();

  /** The first failure of each parser: a defect fails a thousand mutants. */
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  Fuzz(List<Output> corpus, long seed, long first, long runs) {
    this.corpus = corpus;
    this.seed = seed;
    this.first = first;
    this.next = new AtomicLong(first);
    this.end = first + runs;
  }

  /** A mutant that is being read. */
  private record Run(long number, Output output, String mutant, long sinceNanos) {}

  /**
   * Plays all; the failures, one for each parser at most, each with what plays it again.
   *
   * @throws IllegalStateException if a worker ended before its work did
   */
  List<String> play() throws InterruptedException {
    List<Worker> workers = new ArrayList<>();
    for (int i = Runtime.getRuntime().availableProcessors(); i > 0; i--) {
      Worker worker = new Worker();
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    for (Worker worker : workers) {
      while (worker.isAlive()) {
        worker.join(500);
        Optional<Worker> hanging = workers.stream().filter(Worker::hangs).findFirst();
        if (hanging.isPresent()) {
          next.set(end);
          return List.of(hanging.get().told());
        }
      }
    }
    if (played.get() != end - first) {
      throw new IllegalStateException("played " + played + " of " + (end - first));
    }
    return List.copyOf(failures.values());
  }

  /** Reads one mutant after the other. */
  private final class Worker extends Thread {

    private volatile @Nullable Run current;

    @Override
    public void run() {
      for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
        Output output = corpus.get((int) (number % corpus.size()));
        String mutant = new Mutator(seed, number).mutant(output.text());
        Run run = new Run(number, output, mutant, System.nanoTime());
        current = run;
        try {
          problem(run).ifPresent(what -> fail(run, what));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
          fail(run, "throws " + e + " at " + place(e));
        }
        current = null;
        played.incrementAndGet();
      }
    }

    boolean hangs() {
      Run run = current;
      return run != null && System.nanoTime() - run.sinceNanos() > HANGS_AFTER_NANOS;
    }

    String told() {
      Run run = current;
      StringBuilder stack = new StringBuilder("does not end:");
      for (StackTraceElement element : getStackTrace()) {
        stack.append("\n    at ").append(element);
      }
      return run == null ? "" : describe(run, stack.toString());
    }
  }

  private void fail(Run run, String what) {
    failures.putIfAbsent(run.output().parser().probe().value(), describe(run, what));
  }

  private String describe(Run run, String what) {
    return "%s: %s%nagain with: engine/fuzz 1 %d %d%n%s%n---%n%s%n---"
        .formatted(
            run.output().parser().probe(),
            what,
            seed,
            run.number(),
            run.output().command(),
            run.mutant());
  }

  private Optional<String> problem(Run run) {
    OutputParser parser = run.output().parser();
    long before = THREADS.getCurrentThreadCpuTime();
    ReadingDraft draft = parser.draft(run.mutant(), run.output().command());
    long nanos = THREADS.getCurrentThreadCpuTime() - before;
    if (nanos > NANOS_PER_READING + NANOS_PER_CHARACTER * run.mutant().length()) {
      return Optional.of("takes " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
    }
    Reading reading = draft.toReading();
    return disorder(parser, reading, run.mutant())
        .or(() -> excess(reading, run.mutant()))
        .or(() -> untold(parser, reading))
        .or(() -> forgotten(draft, run.mutant()))
        .or(() -> otherwise(run, reading));
  }

  private static List<StackTraceElement> place(Throwable e) {
    return Arrays.stream(e.getStackTrace())
        .filter(element -> element.getClassName().startsWith("io.netlapse"))
        .limit(8)
        .toList();
  }

  private static Optional<String> disorder(OutputParser parser, Reading reading, String mutant) {
    for (Reading.Read read : reading.facts()) {
      if (!parser.kinds().contains(read.fact().kind())) {
        return Optional.of("gives a kind that it does not name: " + read.fact());
      }
      if (!isOrdered(read.spans(), mutant)) {
        return Optional.of("places a fact out of order or text: " + read);
      }
    }
    return isOrdered(reading.unread(), mutant)
        ? Optional.empty()
        : Optional.of("places what is unread out of order or text: " + reading.unread());
  }

  private static boolean isOrdered(List<Span> spans, String text) {
    for (int i = 0; i < spans.size(); i++) {
      boolean later = i == 0 || spans.get(i - 1).compareTo(spans.get(i)) <= 0;
      if (!later || spans.get(i).end() > text.length()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> excess(Reading reading, String mutant) {
    long pieces = reading.unread().size();
    for (Reading.Read read : reading.facts()) {
      pieces += 1 + read.spans().size();
    }
    return pieces > PIECES_AT_LEAST + (long) PIECES_PER_CHARACTER * mutant.length()
        ? Optional.of("makes " + pieces + " pieces of " + mutant.length() + " characters")
        : Optional.empty();
  }

  private static Optional<String> untold(OutputParser parser, Reading reading) {
    Set<String> unequal = new HashSet<>();
    for (Reading.Read read : reading.facts()) {
      FactViews.again(read.fact())
          .filter(again -> !again.equals(read.fact()))
          .ifPresent(again -> unequal.add(read.fact() + " and again " + again));
    }
    return unequal.isEmpty()
        ? Optional.empty()
        : Optional.of(parser.probe() + " gives facts that their records change: " + unequal);
  }

  private static Optional<String> forgotten(ReadingDraft draft, String mutant) {
    List<String> forgotten = LineAccount.forgotten(mutant, draft);
    return forgotten.isEmpty() ? Optional.empty() : Optional.of("forgets the lines " + forgotten);
  }

  private static Optional<String> otherwise(Run run, Reading reading) {
    boolean again = run.number() % READ_AGAIN_EVERY == 0;
    return again && !run.output().read(run.mutant()).equals(reading)
        ? Optional.of("reads the same text in two ways")
        : Optional.empty();
  }
}
