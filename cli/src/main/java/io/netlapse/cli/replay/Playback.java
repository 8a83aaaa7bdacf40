package io.netlapse.cli.replay;

import io.netlapse.collectors.upload.tree.OutputTree;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleWriter;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Sink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pushes the snapshots of a recording over several connections at once. They are begun in the given
 * order and may arrive in another one, as those of many nodes do.
 */
public final class Playback {

  private final OutputTree tree;
  private final Sink sink;
  private final Runnable pushed;
  private final SortedSet<String> damage = Collections.synchronizedSortedSet(new TreeSet<>());

  /**
   * A playback that has not begun.
   *
   * @param tree the recording
   * @param sink where its snapshots go
   * @param pushed called after each one that was acknowledged, by many threads
   */
  public Playback(OutputTree tree, Sink sink, Runnable pushed) {
    this.tree = tree;
    this.sink = sink;
    this.pushed = pushed;
  }

  /**
   * Pushes snapshots and returns when all of them are acknowledged.
   *
   * @param plays which, in which order; one may stand there several times
   * @param connections how many at once, from 1
   * @throws CollectException if one cannot be read or is not taken; the others that were begun are
   *     finished, no more are begun
   * @throws InterruptedException if the thread was interrupted; what is on its way is broken off
   */
  public void push(List<Play> plays, int connections)
      throws CollectException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> worker =
        () -> {
          try {
            for (int at = next.getAndIncrement(); at < plays.size(); at = next.getAndIncrement()) {
              push(plays.get(at));
            }
            return null;
          } catch (CollectException | RuntimeException e) {
            next.set(plays.size());
            throw e;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(connections, worker))) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CollectException told
          ? told
          : new CollectException("The playback broke off: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What was missing or left out of the snapshots that were pushed, each once. */
  public List<String> damage() {
    synchronized (damage) {
      return List.copyOf(damage);
    }
  }

  private void push(Play play) throws CollectException, InterruptedException {
    Bundle bundle = tree.bundle(play);
    List<String> told = new ArrayList<>();
    for (Damage each : bundle.damage()) {
      told.add(each.toString());
    }
    damage.addAll(told);
    sink.deliver(
        new Capture(
            "%s of %s at %s".formatted(play.folder().getFileName(), play.node(), play.at()),
            BundleWriter.toContent(bundle),
            Capture.Age.RECORDED));
    pushed.run();
  }
}
