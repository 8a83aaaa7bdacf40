package io.netlapse.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The same question by several threads at once: a pure function does not notice. */
final class AtOnce {

  private static final int THREADS = 4;

  private AtOnce() {}

  /** Asks, and asks again by each thread; every answer is that one. */
  static void sameAnswer(Object subject, Supplier<?> question) throws Exception {
    Object answer = question.get();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> answers =
          IntStream.range(0, THREADS).mapToObj(_ -> threads.submit(question::get)).toList();
      for (Future<?> other : answers) {
        assertEquals(
            answer, other.get(), () -> "another answer, the second time, about " + subject);
      }
    }
  }
}
