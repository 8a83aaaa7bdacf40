package io.netlapse.bench.parser;

import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures every parser that has something to read, one after the other. */
public final class ParserBench {

  private static final String USAGE =
      """
      usage: bench/parsers [--seconds N] [--bundle FILE] [NAME]...
        --seconds  how long each is measured, after as long a warm-up (3)
        --bundle   a capture whose outputs are read; else this machine is captured
        NAME       only those whose name begins so
      """;

  private static final int[] MEGABYTES = {1, 10, 100};
  private static final int SERVICES = 10_000;
  private static final int ROUTE_BYTES = 98;
  private static final int SERVICE_BYTES = 1_130;

  private ParserBench() {}

  /** Measures, and prints one line for each. Exit status 2 for a wrong command line. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    int seconds = 3;
    Path bundle = null;
    int at = 0;
    for (; at + 1 < arguments.length && arguments[at].startsWith("--"); at += 2) {
      switch (arguments[at]) {
        case "--seconds" -> seconds = Integer.parseInt(arguments[at + 1]);
        case "--bundle" -> bundle = Path.of(arguments[at + 1]);
        default -> {}
      }
    }
    if (at < arguments.length && arguments[at].startsWith("-")) {
      System.err.print(USAGE);
      System.exit(2);
    }
    String[] names = Arrays.copyOfRange(arguments, at, arguments.length);
    Path folder = Files.createTempDirectory("netlapse-bench-parsers");
    System.out.printf(
        "%-32s %12s %8s %8s %12s %8s %10s%n",
        "output", "bytes", "facts", "unread", "ms a reading", "MB/s", "facts/s");
    for (Map.Entry<String, Sample> one : samples(bundle).entrySet()) {
      if (names.length == 0 || startsWithAny(one.getKey(), names)) {
        measure(one.getKey(), one.getValue(), folder, seconds);
      }
    }
  }

  private static boolean startsWithAny(String name, String[] beginnings) {
    for (String beginning : beginnings) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** By name: the outputs of a capture that show anything, then those of a large node. */
  private static Map<String, Sample> samples(@Nullable Path bundle)
      throws IOException, InterruptedException {
    Map<String, Sample> samples = new LinkedHashMap<>();
    List<SectionParser> parsers =
        ServiceLoader.load(SectionParser.class).stream().map(ServiceLoader.Provider::get).toList();
    for (BundleSection section : capture(bundle).sections()) {
      if (section.output().size() > 0
          && parsers.stream().anyMatch(parser -> parser.reads(section.command()))) {
        samples.put(
            section.probe().value(), new Sample(section.command(), section.output().text()));
      }
    }
    samples.put("large-ipvs", LargeNode.ipvs(SERVICES));
    samples.put("large-iptables", LargeNode.iptablesSave(SERVICES));
    for (int megabytes : MEGABYTES) {
      int bytes = megabytes * 1_000_000;
      samples.put("linear-route-" + megabytes, LargeNode.routes(bytes / ROUTE_BYTES));
      samples.put("linear-iptables-" + megabytes, LargeNode.iptablesSave(bytes / SERVICE_BYTES));
    }
    return samples;
  }

  private static Bundle capture(@Nullable Path bundle) throws IOException, InterruptedException {
    if (bundle != null) {
      try (InputStream in = Files.newInputStream(bundle)) {
        return read(in);
      }
    }
    Process script = new ProcessBuilder("sh", "-s", "--", "--node", "this").start();
    try (var in = script.getOutputStream()) {
      in.write(CaptureScript.shipped().text());
    }
    try (InputStream out = script.getInputStream()) {
      return read(out);
    }
  }

  private static Bundle read(InputStream in) throws IOException {
    try {
      return new BundleReader(BundleLimits.DEFAULT).read(in);
    } catch (BundleException e) {
      throw new IllegalStateException("this is no bundle: " + e.getMessage(), e);
    }
  }

  private static void measure(String name, Sample sample, Path folder, int seconds)
      throws IOException, RunnerException {
    Path file = folder.resolve(name);
    sample.write(file);
    Reading reading = sample.parser().read(sample.text(), sample.command());
    double micros =
        new Runner(
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
