package io.netlapse.db.snapshot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.db.Sha256;
import io.netlapse.db.content.RawSection;
import io.netlapse.db.node.NodeKey;
import io.netlapse.spi.snapshot.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What a snapshot's row packs comes out as it went in. */
final class PackedSnapshotTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");

  @RepeatedTest(50)
  void sectionTimes_any_comeBack(RepetitionInfo number) {
    Random random = new Random(number.getCurrentRepetition());
    List<SectionTimes.Span> spans = new ArrayList<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      Instant begin = AT.plusNanos(1_000L * random.nextInt(-5_000_000, 5_000_000));
      spans.add(new SectionTimes.Span(begin, begin.plusNanos(1_000L * random.nextInt(2_000_000))));
    }

    assertThat(SectionTimes.unpack(AT, SectionTimes.pack(AT, spans), spans.size()))
        .isEqualTo(spans);
  }

  @Test
  void sectionTimes_allAtTheInstant_needNoByte() {
    List<SectionTimes.Span> spans = List.of(new SectionTimes.Span(AT, AT));

    assertThat(SectionTimes.pack(AT, spans)).isNull();
    assertThat(SectionTimes.unpack(AT, null, 1)).isEqualTo(spans);
  }

  @Test
  void variants_thatDifferInCounters_areSmallAndComeBack() {
    byte[] kept = counters(1);
    byte[] actual = counters(2);

    byte[] packed = pack(Variants.Variant.between(3, kept, actual));
    SortedMap<Integer, byte[]> back = Variants.unpack(packed, _ -> kept);

    assertThat(back).containsOnlyKeys(3);
    assertThat(back.get(3)).isEqualTo(actual);
    assertThat(packed).as("40 numbers").hasSizeLessThan(7 * 40);
  }

  @Test
  void variants_thatDifferInOrder_areSmallAndComeBack() {
    byte[] kept = section("one\ntwo\nthree\n".repeat(100), "");
    byte[] actual = section("two\none\nthree\n".repeat(100), "");

    byte[] packed = pack(Variants.Variant.between(3, kept, actual));

    assertThat(Variants.unpack(packed, _ -> kept).get(3)).isEqualTo(actual);
    assertThat(packed).hasSizeLessThan(actual.length / 8);
  }

  @RepeatedTest(50)
  void variants_anySections_comeBack(RepetitionInfo number) {
    Random random = new Random(number.getCurrentRepetition());
    byte[][] kept = new byte[6][];
    List<Variants.Variant> variants = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      String output = text(random);
      kept[i] = section(output, text(random));
      byte[] actual =
          random.nextBoolean()
              ? section(text(random), text(random))
              : withOtherNumbers(kept[i], random);
      variants.add(Variants.Variant.between(i, kept[i], actual));
    }

    SortedMap<Integer, byte[]> back = Variants.unpack(Variants.pack(variants), i -> kept[i]);

    for (Variants.Variant variant : variants) {
      assertThat(back.get(variant.position())).isEqualTo(variant.actual());
    }
  }

  @Test
  void snapshotId_asText_comesBack() {
    SnapshotId id = new SnapshotId(new NodeKey(7, 42), AT, Sha256.of("x"));

    assertThat(SnapshotId.ofText(id.text())).isEqualTo(id);
    assertThatThrownBy(() -> SnapshotId.ofText("7-42-x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] pack(Variants.Variant variant) {
    return requireNonNull(Variants.pack(List.of(variant)), "there is one");
  }

  /** Full of what may be a number, or a part of one. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append("0127.. a\n\u00e4".charAt(random.nextInt(10)));
    }
    return text.toString();
  }

  private static byte[] withOtherNumbers(byte[] section, Random random) {
    RawSection raw = RawSection.ofBytes(section);
    String output =
        Pattern.compile("[0-9.]+")
            .matcher(raw.output().text())
            .replaceAll(_ -> random.nextBoolean() ? "" + random.nextLong() : "0.7");
    return section(output.replace("-", ""), raw.error().text());
  }

  private static byte[] section(String output, String error) {
    return new RawSection(Content.of(output), Content.of(error)).bytes();
  }

  private static byte[] counters(int seed) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      text.append("-A KUBE-SVC-%05d -d 10.0.%d.1/32 -j KUBE-SEP".formatted(i, i % 250));
      text.append(i % 10 == 0 ? " # " + random.nextInt(100_000) : "").append('\n');
    }
    return section(text.toString(), "");
  }
}
