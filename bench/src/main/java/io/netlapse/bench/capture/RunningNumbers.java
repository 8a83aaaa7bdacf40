package io.netlapse.bench.capture;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.snapshot.Content;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lets the numbers of a capture run on that run by themselves on a node: the lifetimes of addresses
 * and routes, in text and in JSON, and a bridge's timer.
 */
final class RunningNumbers {

  /** As lab.sh adds it. */
  private static final String ROUTE = "10.250.0.0/16";

  private static final Pattern LIFETIME =
      Pattern.compile("(valid_lft |preferred_lft |expires |\"expires\":)([0-9]+)");
  private static final Pattern TIMER = Pattern.compile("(gc_timer ) *([0-9]+)\\.([0-9]{2})");

  private RunningNumbers() {}

  /** The section as it would look so many seconds later. */
  static BundleSection later(BundleSection section, long seconds) {
    String text = section.output().text();
    String told = LIFETIME.matcher(text).replaceAll(found -> lifetime(found, seconds));
    told = TIMER.matcher(told).replaceAll(found -> timer(found, seconds));
    return told.equals(text) ? section : told(section, told);
  }

  private static BundleSection told(BundleSection section, String output) {
    return new BundleSection(
        section.probe(),
        section.command(),
        section.begin(),
        section.end(),
        section.exitStatus(),
        section.status(),
        Content.of(output),
        section.error());
  }

  /** The bundle with a route of its own in place of the one that was captured. */
  static Bundle withRoute(Bundle bundle, int number) {
    String route = "10.%d.%d.0/24".formatted(128 + number / 256 % 100, number % 256);
    return new Bundle(
        bundle.node(),
        bundle.capturedAt(),
        bundle.clock(),
        bundle.machineId(),
        bundle.sections().stream()
            .map(section -> told(section, section.output().text().replace(ROUTE, route)))
            .toList(),
        List.of());
  }

  /** Runs down, and is renewed when it has. */
  private static String lifetime(MatchResult found, long seconds) {
    long whole = Long.parseLong(found.group(2));
    return whole == 0 ? found.group() : found.group(1) + (whole - seconds % whole);
  }

  /** Hundredths of a second below 300 s, of which no capture knows which comes next. */
  private static String timer(MatchResult found, long seconds) {
    long hundredths =
        (Long.parseLong(found.group(2)) * 100 + Long.parseLong(found.group(3)) + seconds * 7919)
            % 30_000;
    return "%s%4d.%02d".formatted(found.group(1), hundredths / 100, hundredths % 100);
  }
}
