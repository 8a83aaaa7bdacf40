package io.netlapse.engine.facts;

import io.netlapse.engine.facts.config.ConfigSample;
import java.util.List;
import java.util.stream.Stream;

/** Outputs of every command that a parser reads, as the tools print them. */
final class Corpus {

  private static final List<String> LISTED =
      List.of("bird", "calico", "ipset", "iptables", "keepalived", "kubernetes", "nftables");

  private Corpus() {}

  /** All of them, in the same order each time. */
  static List<Output> all() {
    return Stream.of(
            Fixture.all().stream().map(one -> new Output(one.command(), one.text())),
            LISTED.stream()
                .flatMap(folder -> ListedFixture.of(folder).stream())
                .map(one -> new Output(one.command(), one.text())),
            TextAccountTest.samples().stream(),
            ConfigSample.all().stream().map(one -> Output.of(one.command(), one.text())),
            Output.session("short-outputs.txt").stream())
        .flatMap(outputs -> outputs)
        .toList();
  }
}
