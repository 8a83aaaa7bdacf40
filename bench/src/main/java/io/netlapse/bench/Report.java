package io.netlapse.bench;

import io.netlapse.bench.process.CpuTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The table that is printed. */
final class Report {

  private static final double FLOOR_AIM = 0.5;
  private static final double UPDATE_AIM = 0.2;
  private static final double AGE_AIM = 0.9;

  private final StringBuilder text = new StringBuilder();

  private Report() {}

  static String of(Options options, Measured measured) {
    Report report = new Report();
    report.conditions(options, measured);
    report.rates(measured);
    report.costs(measured);
    report.aims(measured);
    return report.text.toString();
  }

  private void conditions(Options options, Measured measured) {
    Runtime.Version version = Runtime.version();
    line(
        "machine",
        "%d processors, JVM %s, %s %s",
        Runtime.getRuntime().availableProcessors(),
        version,
        System.getProperty("os.name"),
        System.getProperty("os.version"));
    line(
        "load",
        "%d connections from the same machine; load average now %.1f",
        options.connections(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    line(
        "captures",
        "%d of %s, %d bytes each, %d sections of which %d move; %d distinct",
        measured.captures().unchanged().size(),
        measured.captures().origin(),
        measured.captures().rawBytes(),
        measured.captures().unchanged().getFirst().sections().size(),
        measured.captures().sectionsThatMove(),
        measured.captures().distinct());
    line("", "what they say, by canonical digest: %d thing(s)", measured.manifests());
    measured.updates().ifPresent(updates -> line("", "%s", updates.command()));
  }

  private void rates(Measured measured) {
    text.append('\n');
    pairs("", measured.first());
    line("", "");
    pairs(String.format(Locale.ROOT, " after %d", measured.stored()), measured.second());
    line("", "");
    measured
        .updates()
        .ifPresentOrElse(
            updates -> line("UPDATE of one row/s", "%.0f", updates.perSecond()),
            () -> line("UPDATE of one row/s", "not measured: pgbench is not installed"));
  }

  private void pairs(String when, List<Pair> pairs) {
    line("floor/s" + when, "%s", Spread.of(pairs, pair -> pair.floor().perSecond()).text(0));
    line("ingest/s" + when, "%s", Spread.of(pairs, pair -> pair.ingest().perSecond()).text(0));
    line("  ratio", "%s", Spread.of(pairs, Pair::ratio).text(2));
    line("  ratio by processor time", "%s", Spread.of(pairs, Pair::cpuRatio).text(2));
    line("  floor, us of processor", "%s", cpu(pairs.stream().map(Pair::floor).toList()));
    line("  ingest, us of processor", "%s", cpu(pairs.stream().map(Pair::ingest).toList()));
  }

  private static String cpu(List<Slice> slices) {
    return String.format(
        Locale.ROOT,
        "generator %.0f, service %.0f, PostgreSQL %.0f",
        micros(slices, CpuTime::generator),
        micros(slices, CpuTime::service),
        micros(slices, CpuTime::database));
  }

  private static double micros(List<Slice> slices, Function<CpuTime, Duration> part) {
    return Spread.of(slices, slice -> slice.micros(part.apply(slice.cpu()))).median();
  }

  private void costs(Measured measured) {
    text.append('\n');
    line("an unchanged snapshot", "%s", measured.unchanged().text());
    line("", "%s", measured.unchanged().tables());
    measured
        .changed()
        .ifPresentOrElse(
            changed -> {
              line("one route new, or gone", "%s", changed.text());
              line("", "%s", changed.tables());
            },
            () -> line("one route new, or gone", "not measured: no network of our own"));
  }

  private void aims(Measured measured) {
    double rate = median(measured.first());
    text.append('\n');
    aim("ingest / floor", Spread.of(measured.first(), Pair::ratio).median(), FLOOR_AIM);
    measured
        .updates()
        .ifPresent(updates -> aim("ingest / UPDATE", rate / updates.perSecond(), UPDATE_AIM));
    aim("ingest after / before", median(measured.second()) / rate, AGE_AIM);
    aim(
        "the same, each / its floor",
        Spread.of(measured.second(), Pair::ratio).median()
            / Spread.of(measured.first(), Pair::ratio).median(),
        AGE_AIM);
  }

  private static double median(List<Pair> pairs) {
    return Spread.of(pairs, pair -> pair.ingest().perSecond()).median();
  }

  private void aim(String what, double reached, double aim) {
    line(what, "%.2f, aim %.1f: %s", reached, aim, reached >= aim ? "met" : "missed");
  }

  private void line(String name, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, "%-28s ", name))
        .append(String.format(Locale.ROOT, format, arguments))
        .append('\n');
  }
}
