package io.netlapse.spi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** With and without a memory, the same is read. The repetition is the seed. */
final class BundleMemoryTest {

  private static final BundleLimits LIMITS = new BundleLimits(20_000, 900, 8, 400);

  private final Kept memory = new Kept();
  private final BundleReader plain = new BundleReader(LIMITS);
  private final BundleReader remembering = new BundleReader(LIMITS, SectionJudge.TOLD, memory);

  /** Remembers everything, by the node's name alone. */
  private static final class Kept implements BundleMemory {

    private final Map<String, List<KnownSection>> sections = new HashMap<>();

    @Override
    public List<KnownSection> recall(Whose whose) {
      return sections.getOrDefault(String.valueOf(whose.node()), List.of());
    }

    @Override
    public void keep(Whose whose, List<KnownSection> known) {
      sections.put(String.valueOf(whose.node()), known);
    }
  }

  @RepeatedTest(100)
  void bundlesOfANode_whateverBecomesOfThem_areReadAsWithoutMemory(RepetitionInfo repetition)
      throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    Bundle bundle = sized(new RandomBundles(repetition.getCurrentRepetition()).bundle(), random);
    for (int i = 0; i < 100; i++) {
      bundle = next(bundle, random);
      byte[] bytes = BundleWriter.toContent(bundle).toByteArray();
      if (random.nextInt(3) == 0) {
        bytes = damaged(bytes, random);
      }
      assertThat(read(remembering, bytes, random))
          .as(() -> "bundle of the seed " + repetition.getCurrentRepetition())
          .isEqualTo(read(plain, bytes, random));
    }
  }

  @Test
  void whatIsSaidAgain_isTheSameObject() throws Exception {
    Bundle first =
        bundle(Content.of("10.0.0.0/8 dev eth0\n"), Instant.EPOCH.plusSeconds(99_999_999));
    Bundle again =
        bundle(Content.of("10.0.0.0/8 dev eth0\n"), Instant.EPOCH.plusSeconds(99_999_999));
    Bundle other =
        bundle(Content.of("10.0.0.0/8 dev eth1\n"), Instant.EPOCH.plusSeconds(99_999_999));

    BundleSection one = section(first);
    assertThat(section(again).output()).isSameAs(one.output());
    assertThat(section(other).command()).isSameAs(one.command());
    assertThat(section(other).output().text()).isEqualTo("10.0.0.0/8 dev eth1\n");
  }

  @Test
  void sectionThatIsSaidAgain_isJudgedOnce() throws Exception {
    List<BundleSection> judged = new ArrayList<>();
    BundleReader reader =
        new BundleReader(
            LIMITS,
            told -> {
              judged.add(told);
              return SectionStatus.DENIED;
            },
            memory);
    byte[] bytes =
        BundleWriter.toContent(bundle(Content.of("x\n"), Instant.EPOCH.plusSeconds(99_999_999)))
            .toByteArray();
    for (int i = 0; i < 3; i++) {
      Bundle read = reader.read(new ByteArrayInputStream(bytes));
      assertThat(read.sections().getFirst().status()).isEqualTo(SectionStatus.DENIED);
    }
    assertThat(judged).hasSize(1);
  }

  private BundleSection section(Bundle bundle) throws Exception {
    byte[] bytes = BundleWriter.toContent(bundle).toByteArray();
    return remembering.read(new ByteArrayInputStream(bytes)).sections().getFirst();
  }

  private static Bundle bundle(Content output, Instant at) {
    BundleSection section = new RandomBundles(1).bundle().sections().getFirst();
    return new Bundle(
        "worker-1",
        at,
        new NodeClock(null, null, null),
        null,
        List.of(saying(section, output, Content.NONE)),
        List.of());
  }

  /** As random bundles are, with a few sections beyond the limit now and then. */
  private static Bundle sized(Bundle bundle, Random random) {
    return random.nextInt(20) == 0
        ? with(
            bundle,
            bundle.sections().stream()
                .map(section -> saying(section, Content.of(new byte[1000]), section.error()))
                .toList())
        : bundle;
  }

  /** The next capture of the node: other times, now and then other bytes, order or sections. */
  private static Bundle next(Bundle bundle, Random random) {
    List<BundleSection> sections = new ArrayList<>();
    for (BundleSection section : bundle.sections()) {
      BundleSection later =
          new BundleSection(
              section.probe(),
              section.command(),
              section.begin(),
              section.end().plusNanos(random.nextLong(9_000_000_000L)),
              random.nextInt(10) == 0 ? random.nextInt(256) : section.exitStatus(),
              section.status(),
              section.output(),
              section.error());
      sections.add(
          random.nextInt(4) == 0
              ? saying(later, Content.of("x".repeat(random.nextInt(300))), section.error())
              : later);
    }
    if (sections.size() > 1 && random.nextInt(10) == 0) {
      sections.add(sections.removeFirst());
    }
    return with(bundle, sections);
  }

  private static Bundle with(Bundle bundle, List<BundleSection> sections) {
    return new Bundle(
        bundle.node(),
        bundle.capturedAt(),
        bundle.clock(),
        bundle.machineId(),
        sections,
        bundle.damage());
  }

  private static BundleSection saying(BundleSection section, Content output, Content error) {
    return new BundleSection(
        section.probe(),
        section.command(),
        section.begin(),
        section.end(),
        section.exitStatus(),
        section.status(),
        output,
        error);
  }

  /** A digit or any byte is another one, a piece is missing, or doubled. */
  private static byte[] damaged(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(4)) {
      case 0 -> {
        while (at < bytes.length - 1 && (bytes[at] < '0' || bytes[at] > '9')) {
          at++;
        }
        bytes[at] = (byte) ('0' + random.nextInt(10));
        yield bytes;
      }
      case 1 -> {
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
      case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
      default -> joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
    };
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** The bundle, or the words with which it is refused. */
  private static Object read(BundleReader reader, byte[] bytes, Random random) throws IOException {
    try {
      return reader.read(new InPieces(bytes, random));
    } catch (BundleException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** A stream that gives what it likes, as a network does. */
  private static final class InPieces extends InputStream {

    private final ByteArrayInputStream all;
    private final Random random;

    InPieces(byte[] bytes, Random random) {
      this.all = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return all.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return all.read(target, offset, Math.min(length, 1 + random.nextInt(400)));
    }
  }
}
