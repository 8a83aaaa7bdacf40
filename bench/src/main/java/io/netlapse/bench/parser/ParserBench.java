package io.netlapse.bench.parser;

import io.netlapse.bench.capture.Captures;
import io.netlapse.bench.capture.ThisMachine;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures every parser that has something to read, one after the other. */
public final class ParserBench {

  private static final int[] MEGABYTES = {1, 10, 100};
  private static final int SERVICES = 10_000;
  private static final int ROUTE_BYTES = 98;
  private static final int SERVICE_BYTES = 1_130;

  private ParserBench() {}

  /** Measures, and prints one line for each. Exit status 2 for a wrong command line. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    ParserOptions options;
    try {
      options = ParserOptions.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.print(e.getMessage() + "\n" + ParserOptions.USAGE);
      System.exit(2);
      return;
    }
    System.out.printf(
        "%-32s %12s %8s %8s %12s %8s %10s%n",
        "output", "bytes", "facts", "unread", "ms a reading", "MB/s", "facts/s");
    for (Map.Entry<String, Supplier<Sample>> one : samples(options.bundle()).entrySet()) {
      if (options.wants(one.getKey())) {
        measure(one.getKey(), one.getValue().get(), options.seconds());
      }
    }
  }

  /** By name: the outputs of a capture that show anything, then those of a large node. */
  private static Map<String, Supplier<Sample>> samples(@Nullable Path bundle) throws IOException {
    Map<String, Supplier<Sample>> samples = new LinkedHashMap<>();
    List<SectionParser> parsers =
        ServiceLoader.load(SectionParser.class).stream().map(ServiceLoader.Provider::get).toList();
    for (BundleSection section : capture(bundle).sections()) {
      if (section.output().size() > 0
          && parsers.stream().anyMatch(parser -> parser.reads(section.command()))) {
        samples.put(
            section.probe().value(), () -> new Sample(section.command(), section.output().text()));
      }
    }
    samples.put("large-ipvs", () -> LargeNode.ipvs(SERVICES));
    samples.put("large-iptables", () -> LargeNode.iptablesSave(SERVICES));
    for (int megabytes : MEGABYTES) {
      int bytes = megabytes * 1_000_000;
      samples.put("linear-route-" + megabytes, () -> LargeNode.routes(bytes / ROUTE_BYTES));
      samples.put(
          "linear-iptables-" + megabytes, () -> LargeNode.iptablesSave(bytes / SERVICE_BYTES));
    }
    return samples;
  }

  private static Bundle capture(@Nullable Path bundle) throws IOException {
    if (bundle == null) {
      return ThisMachine.capture();
    }
    try (InputStream in = Files.newInputStream(bundle)) {
      return Captures.read(in);
    }
  }

  private static void measure(String name, Sample sample, int seconds)
      throws IOException, RunnerException {
    Path file = Files.createTempFile("netlapse-bench-", "-" + name);
    try {
      sample.write(file);
      print(name, sample, micros(file, seconds));
    } finally {
      Sample.delete(file);
    }
  }

  /** How long one reading takes, in a JVM of its own. */
  private static double micros(Path file, int seconds) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(ParserBenchmark.class.getName())
                .param("file", file.toString())
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(seconds))
                .jvmArgs("-XX:+UseSerialGC", "-Xmx8g", "-Xmn5g")
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle()
        .getPrimaryResult()
        .getScore();
  }

  private static void print(String name, Sample sample, double micros) {
    Reading reading = sample.parser().read(sample.text(), sample.command());
    System.out.printf(
        "%-32s %12d %8d %8d %12.3f %8.1f %10.0f%n",
        name,
        sample.bytes(),
        reading.facts().size(),
        reading.unread().size(),
        micros / 1000,
        sample.bytes() / micros,
        reading.facts().size() * 1e6 / micros);
  }
}
