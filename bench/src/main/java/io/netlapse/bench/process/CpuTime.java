package io.netlapse.bench.process;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time that the three parties have taken: it says what a request costs also where others
 * use the machine.
 *
 * @param generator of this process
 * @param service of the service's
 * @param database of PostgreSQL's processes
 */
public record CpuTime(Duration generator, Duration service, Duration database) {

  /**
   * Up to now, in the kernel's ticks of 10 ms.
   *
   * @param service the service's process
   * @param postmaster PostgreSQL's first process
   */
  public static CpuTime now(ProcessHandle service, ProcessHandle postmaster) {
    Duration database =
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
            .map(CpuTime::of)
            .reduce(Duration.ZERO, Duration::plus);
    return new CpuTime(of(ProcessHandle.current()), of(service), database);
  }

  /** What was taken since. */
  public CpuTime since(CpuTime earlier) {
    return new CpuTime(
        generator.minus(earlier.generator),
        service.minus(earlier.service),
        database.minus(earlier.database));
  }

  /** Of all three. */
  public Duration total() {
    return generator.plus(service).plus(database);
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
