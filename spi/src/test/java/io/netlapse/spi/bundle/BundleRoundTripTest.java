package io.netlapse.spi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class BundleRoundTripTest {

  @Property(tries = 300)
  void writtenBundle_readsBackAsItWas(@ForAll("bundles") Bundle bundle)
      throws IOException, BundleException {
    byte[] bytes = BundleWriter.toContent(bundle).toByteArray();

    assertThat(new BundleReader(BundleLimits.DEFAULT).read(new ByteArrayInputStream(bytes)))
        .isEqualTo(bundle);
  }

  @Property(tries = 300)
  void randomBytes_areRefusedInASentence(@ForAll byte[] bytes) throws IOException {
    try {
      assertThat(new BundleReader(BundleLimits.DEFAULT).read(new ByteArrayInputStream(bytes)))
          .isNull();
    } catch (BundleException e) {
      assertThat(e).hasMessageMatching("(?s).*[.?]");
    }
  }

  @Provide
  Arbitrary<Bundle> bundles() {
    Arbitrary<String> node =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(253);
    Arbitrary<String> id = Arbitraries.strings().numeric().ofLength(32);
    Arbitrary<Instant> at =
        Arbitraries.longs()
            .between(31_536_000L, 253_370_764_799L) // 1971-01-01 to 9998-12-31
            .map(second -> Instant.ofEpochSecond(second, Math.floorMod(second, 1_000_000_000)));
    Arbitrary<NodeClock> clock =
        Combinators.combine(
                id.injectNull(0.3),
                durations().injectNull(0.3),
                Arbitraries.integers()
                    .between(-64_800, 64_800)
                    .map(ZoneOffset::ofTotalSeconds)
                    .injectNull(0.3))
            .as(NodeClock::new);
    return Combinators.combine(
            node.injectNull(0.2),
            at,
            clock,
            id.injectNull(0.3),
            sections().list().ofMaxSize(6).uniqueElements(BundleSection::key))
        .as(
            (name, instant, told, machine, sections) ->
                new Bundle(name, instant, told, machine, sections, List.of()));
  }

  private static Arbitrary<BundleSection> sections() {
    Arbitrary<ProbeId> probe =
        Arbitraries.strings()
            .withCharRange('a', 'f')
            .numeric()
            .withChars('-')
            .ofMaxLength(62)
            .map(rest -> new ProbeId("p" + rest));
    Arbitrary<Command> command =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withChars('\t', '\u00e9', '\u2028')
            .ofMinLength(1)
            .ofMaxLength(80)
            .map(Command::parse)
            .filter(parsed -> !parsed.text().isEmpty());
    Arbitrary<Content> content =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(Content::of);
    return Combinators.combine(
            probe,
            command,
            durations(),
            durations(),
            Arbitraries.integers().between(0, 255),
            Arbitraries.of(SectionStatus.class).injectNull(0.3),
            content,
            content)
        .as(
            (id, line, begin, length, exit, status, output, error) ->
                new BundleSection(
                    id, line, begin, begin.plus(length), exit, status, output, error));
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.longs().between(0, 400_000_000_000_000_000L).map(Duration::ofNanos);
  }
}
