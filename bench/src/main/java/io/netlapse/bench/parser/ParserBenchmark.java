package io.netlapse.bench.parser;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One reading of one output by its parser. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParserBenchmark {

  /** The file of a {@link Sample}. */
  @Param("")
  public String file = "";

  private @Nullable Sample sample;
  private @Nullable SectionParser parser;

  /** Reads the sample, once for all readings. */
  @Setup
  public void load() throws IOException {
    sample = Sample.read(Path.of(file));
    parser = sample.parser();
  }

  /** What is measured. */
  @Benchmark
  public Reading read() {
    if (sample == null || parser == null) {
      throw new IllegalStateException("JMH calls load first");
    }
    return parser.read(sample.text(), sample.command());
  }
}
