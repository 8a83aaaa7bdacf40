package io.netlapse.spi.bundle;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class DeltaTest {

  private static final long SEED = 42;

  /** Rules of a node that need not be of real size. */
  private static final int SMALL = 40;

  /**
   * Whatever the other side has, all of the bundle, some of it, or what has nothing to do with it.
   */
  @Test
  void bundleOfADelta_isTheBundle() throws Exception {
    Random random = new Random(SEED);
    RandomBundles bundles = new RandomBundles(SEED);
    for (int round = 0; round < 1_000; round++) {
      Bundle bundle = bundles.bundle();
      List<BundleSection> had = new ArrayList<>(bundles.bundle().sections());
      for (BundleSection section : bundle.sections()) {
        switch (random.nextInt(3)) {
          case 0 -> had.add(section);
          case 1 -> had.add(changed(section, random));
          default -> {} // new
        }
      }
      SentSections sent = SentSections.of(had);

      Content delta = DeltaWriter.toContent(bundle, sent);

      assertThat(read(delta, sent)).as("round %d", round).isEqualTo(bundle);
    }
  }

  @Test
  void unchangedNodeOf500KB_takes2KB() throws Exception {
    Bundle first = node("2026-11-21T11:40:00.123Z", 0, 3_500);
    Bundle next = node("2026-11-21T11:45:00.456Z", 977, 3_500);
    assertThat(BundleWriter.toContent(first).size()).isGreaterThan(500_000);

    int whole = gzip(BundleWriter.toContent(next));
    int delta = gzip(DeltaWriter.toContent(next, SentSections.of(first.sections())));

    assertThat(delta).as("bytes on the wire, %d for the whole bundle", whole).isLessThan(2_100);
  }

  @Test
  void everySectionThatIsNotKnown_isNamedAtOnce() {
    Bundle bundle = node("2026-11-21T11:40:00Z", 0, SMALL);
    Content delta = DeltaWriter.toContent(bundle, SentSections.of(bundle.sections()));
    List<BundleSection> few = bundle.sections().subList(0, 2);

    Throwable thrown = catchThrowable(() -> read(delta, SentSections.of(few)));

    assertThat(thrown).isInstanceOf(MissingSectionsException.class);
    assertThat(((MissingSectionsException) thrown).missing())
        .containsExactlyElementsOf(
            bundle.sections().stream().skip(2).map(SectionDigest::of).toList());
  }

  @Test
  void whatIsMissing_isSaidInFullTheNextTime() throws Exception {
    Bundle bundle = node("2026-11-21T11:40:00Z", 0, SMALL);
    SentSections sent = SentSections.of(bundle.sections());
    SectionDigest lacking = SectionDigest.of(bundle.sections().getFirst());
    SentSections known = sent.without(Set.of(lacking));

    assertThat(read(DeltaWriter.toContent(bundle, known), known)).isEqualTo(bundle);
  }

  @Test
  void patchOfAnotherText_isRefused() {
    Bundle bundle = node("2026-11-21T11:40:00Z", 0, SMALL);
    String delta =
        DeltaWriter.toContent(
                bundle, SentSections.of(node("2026-11-21T11:35:00Z", 5, SMALL).sections()))
            .text();
    String spoilt = delta.replaceFirst("(patch: (?:\\S+ ){4})[0-9]+", "$17");

    assertThatThrownBy(
            () ->
                read(
                    Content.of(spoilt),
                    SentSections.of(node("2026-11-21T11:35:00Z", 5, SMALL).sections())))
        .isInstanceOf(DeltaException.class)
        .hasMessageContaining("checksum");
  }

  /** A bundle, a refusal that says why, or missing sections: never anything else. */
  @Test
  void garbage_isRefusedOrRead() {
    Random random = new Random(SEED);
    Bundle bundle = node("2026-11-21T11:40:00Z", 3, SMALL);
    SentSections sent = SentSections.of(node("2026-11-21T11:35:00Z", 0, SMALL).sections());
    byte[] good = DeltaWriter.toContent(bundle, sent).toByteArray();
    for (int round = 0; round < 1_000; round++) {
      byte[] bad = good.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(10, 128);
      }
      Content delta = Content.of(bad, 0, random.nextInt(bad.length / 2, bad.length + 1));

      Throwable thrown = catchThrowable(() -> read(delta, sent));

      if (thrown != null) {
        assertThat(thrown)
            .as("round %d", round)
            .isInstanceOfAny(BundleException.class, IOException.class);
      }
    }
  }

  @Test
  void bundle_isNoDelta() {
    assertThatThrownBy(() -> read(Content.of(SampleBundle.TEXT), SentSections.NONE))
        .isInstanceOf(DeltaException.class)
        .hasMessageContaining("it begins with 'netlapse-bundle 1'");
  }

  private static Bundle read(Content delta, SentSections sent) throws Exception {
    DeltaInput in = new DeltaInput(delta.stream(), BundleLimits.DEFAULT, _ -> sent);
    return new BundleReader(BundleLimits.DEFAULT).read(in);
  }

  private static BundleSection changed(BundleSection section, Random random) {
    byte[] output = section.output().toByteArray();
    if (output.length > 0) {
      output[random.nextInt(output.length)] ^= 1;
    }
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

  /** A node of a cluster with many services, as two captures of it differ: by their counters. */
  private static Bundle node(String at, int later, int rules) {
    List<BundleSection> sections = new ArrayList<>();
    sections.add(
        section(
            sections.size(),
            "iptables-save",
            "# Generated by iptables-save at %d\n*nat\n:PREROUTING ACCEPT [%d:%d]\n:INPUT ACCEPT [%d:60]\n"
                    .formatted(later, 17 + later, 1_020 + later * 60, later)
                + lines(rules, "-A KUBE-SERVICES -d 10.96.%d.%d/32 -p tcp -m tcp -j KUBE-SVC-%08X")
                + "COMMIT\n# Completed at %d\n".formatted(later)));
    sections.add(
        section(
            sections.size(),
            "ip route show table all",
            lines(
                rules * 5 / 7,
                "10.244.%d.%d/32 via 192.0.2.7 dev eth0 proto bird metric %d onlink")));
    sections.add(
        section(
            sections.size(),
            "ipvsadm -Ln",
            lines(rules * 3 / 7, "TCP  10.96.%d.%d:443 rr persistent %d")));
    sections.add(section(sections.size(), "conntrack -C", (1_000 + later) + "\n"));
    while (sections.size() < 60) {
      String file = "cat /proc/sys/net/ipv4/conf/eth%d/rp_filter".formatted(sections.size());
      sections.add(section(sections.size(), file, sections.size() % 3 == 0 ? "" : "2\n"));
    }
    NodeClock clock =
        new NodeClock("6a5e0f0e-3c1b-4c39-9c38-2b8a3f9f4b11", Duration.ofSeconds(later + 99), null);
    return new Bundle("worker-1", Instant.parse(at), clock, "0".repeat(32), sections, List.of());
  }

  private static String lines(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.formatted(i / 250, i % 250, i * 2_654_435_761L & 0xFFFF_FFFFL) + "\n")
        .collect(joining());
  }

  private static BundleSection section(int number, String command, String output) {
    Duration begin = Duration.ofMillis(number * 30L);
    return new BundleSection(
        new ProbeId("probe-" + number),
        Command.parse(command),
        begin,
        begin.plusMillis(20),
        0,
        output.isEmpty() ? SectionStatus.EMPTY : SectionStatus.OK,
        Content.of(output),
        Content.NONE);
  }

  private static int gzip(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.toByteArray());
    }
    return bytes.size();
  }
}
