package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bundles of every allowed shape, from a seed. */
final class RandomBundles {

  private static final long FIRST_SECOND = Instant.parse("1971-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9998-12-31T23:59:59Z").getEpochSecond();

  private static final List<SectionStatus> STATUSES = List.of(SectionStatus.values());

  private final Random random;

  RandomBundles(long seed) {
    random = new Random(seed);
  }

  Bundle bundle() {
    List<BundleSection> sections = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      sections.add(section(i));
    }
    Instant at =
        Instant.ofEpochSecond(
            random.nextLong(FIRST_SECOND, LAST_SECOND), random.nextInt(1_000_000_000));
    NodeClock clock =
        new NodeClock(
            maybe(this::id),
            maybe(this::duration),
            maybe(() -> ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801))));
    String node = maybe(() -> text("abcdefghijklmnopqrstuvwxyz", 1, 253));
    return new Bundle(node, at, clock, maybe(this::id), sections, List.of());
  }

  /** The number in the probe's id keeps sections apart: a bundle never has the same one twice. */
  private BundleSection section(int number) {
    ProbeId probe = new ProbeId("p" + number + text("abcdef0123456789-", 0, 60));
    Duration begin = duration();
    return new BundleSection(
        probe,
        Command.parse("c" + text(" !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~\t\u00e9\u2028", 0, 80)),
        begin,
        begin.plus(duration()),
        random.nextInt(256),
        maybe(() -> STATUSES.get(random.nextInt(STATUSES.size()))),
        bytes(),
        bytes());
  }

  private Content bytes() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return Content.of(bytes);
  }

  private String id() {
    return text("0123456789abcdef", 32, 32);
  }

  private Duration duration() {
    return Duration.ofNanos(random.nextLong(400_000_000_000_000_000L));
  }

  private String text(String alphabet, int least, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(least, most + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(10) < 3 ? null : value.get();
  }
}
