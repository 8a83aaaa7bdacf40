package io.netlapse.bench;

import io.netlapse.bench.process.CpuTime;
import java.time.Duration;

/**
 * One timed series of requests.
 *
 * @param requests how many were answered
 * @param took from the first byte sent to the last one read
 * @param cpu the processor time in it
 */
record Slice(int requests, Duration took, CpuTime cpu) {

  double perSecond() {
    return requests / (took.toNanos() / 1e9);
  }

  /** Of a request, of all three parties. */
  double cpuMicros() {
    return micros(cpu.total());
  }

  /** Of a request. */
  double micros(Duration part) {
    return part.toNanos() / 1e3 / requests;
  }
}
