package io.netlapse.engine.events;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.netlapse.spi.logs.LogTime;
import io.netlapse.spi.system.LoggedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a node's snapshots tell of its clock, each at its instant. */
final class Looks {

  /**
   * How far a boot's instant may be off that is reckoned from clock and uptime: they are read one
   * after the other, and the clock is slewed while the node is up.
   */
  static final Duration BOOT_ERROR = Duration.ofSeconds(1);

  /** The zones of the world lie between 12 hours west and 14 hours east of Greenwich. */
  private static final ZoneOffset WEST_MOST = ZoneOffset.ofHours(-12);

  private static final ZoneOffset EAST_MOST = ZoneOffset.ofHours(14);

  /** How near a look must be for its offset to hold for a time in a log. */
  private static final Duration SAME_OFFSET = Duration.ofDays(1);

  /** 2096 and 2104 have a 29 February and no year between them. */
  private static final int YEARS_TO_A_LEAP_DAY = 8;

  private static final Duration DAYLIGHT_SAVING = Duration.ofHours(1);

  private final SortedMap<Instant, BootLook> looks = new TreeMap<>();

  Looks(List<BootLook> looks) {
    looks.stream().sorted(order()).forEach(look -> this.looks.merge(look.at(), look, Looks::both));
  }

  /** Snapshots of one instant are one look; of two that disagree the first in order counts. */
  private static BootLook both(BootLook one, BootLook other) {
    return new BootLook(
        one.at(),
        one.bootId() != null ? one.bootId() : other.bootId(),
        one.uptime() != null ? one.uptime() : other.uptime(),
        one.utcOffset() != null ? one.utcOffset() : other.utcOffset());
  }

  private static Comparator<BootLook> order() {
    return comparing(BootLook::at)
        .thenComparing(BootLook::bootId, nullsLast(naturalOrder()))
        .thenComparing(BootLook::uptime, nullsLast(naturalOrder()))
        .thenComparing(BootLook::utcOffset, nullsLast(naturalOrder()));
  }

  Collection<BootLook> inOrder() {
    return looks.values();
  }

  /** The boot id that the snapshot of an instant told. */
  Optional<String> bootId(Instant at) {
    return Optional.ofNullable(looks.get(at)).map(BootLook::bootId);
  }

  /** When the boot of the snapshot of an instant began. */
  Optional<Instant> bootTime(Instant at) {
    return Optional.ofNullable(looks.get(at)).flatMap(Looks::bootTime);
  }

  static Optional<Instant> bootTime(BootLook look) {
    return Optional.ofNullable(look.uptime()).map(look.at()::minus);
  }

  /**
   * When something happened that was logged, given when we first saw it logged.
   *
   * <p>A time without zone is placed by the offset that the snapshot of the look tells. The offset
   * of another day may be another one by daylight saving, and without any the zone may be each one
   * of the world: the period is so much wider. It never reaches beyond the look.
   */
  Period period(LoggedTime logged, Instant look) {
    return switch (logged) {
      case LoggedTime.Zoned zoned -> lasting(zoned.instant(), zoned.precision());
      case LoggedTime.Local local -> upTo(look, period(local, look));
    };
  }

  /**
   * When something happened that a log tells, given the life of the fact that tells it. A date
   * without a year is the latest that is no later than the look; it may be ahead of it by a day,
   * since clocks are set. A time since boot is of the boot of the first look: dmesg(1) knows no
   * other. Empty where that look does not tell its boot's begin.
   */
  Optional<Period> period(LogTime logged, FactLife life) {
    Instant look = life.firstLook();
    return switch (logged) {
      case LogTime.Told(LoggedTime.Zoned zoned) ->
          Optional.of(lasting(zoned.instant(), zoned.precision()));
      case LogTime.Told(LoggedTime.Local local) ->
          Optional.of(upTo(life.at(), period(local, look)));
      case LogTime.YearUntold untold -> latest(untold, look).map(period -> upTo(life.at(), period));
      case LogTime.SinceBoot boot ->
          bootTime(look).map(begin -> Period.around(begin.plus(boot.uptime()), BOOT_ERROR));
    };
  }

  private Optional<Period> latest(LogTime.YearUntold untold, Instant look) {
    Instant end = look.plus(SAME_OFFSET);
    int year = end.atOffset(EAST_MOST).getYear();
    return IntStream.rangeClosed(0, YEARS_TO_A_LEAP_DAY)
        .map(back -> year - back)
        .filter(untold.day()::isValidYear)
        .mapToObj(
            valid ->
                period(
                    new LoggedTime.Local(untold.day().atYear(valid).atTime(untold.time())), look))
        .filter(period -> !period.from().isAfter(end))
        .findFirst();
  }

  /** Which boot an instant was in, by the first look behind it that tells when its boot began. */
  Optional<String> bootIdAt(Instant at) {
    return looks.tailMap(at).values().stream()
        .filter(look -> look.bootId() != null)
        .findFirst()
        .filter(
            look -> bootTime(look).filter(boot -> !boot.minus(BOOT_ERROR).isAfter(at)).isPresent())
        .map(BootLook::bootId);
  }

  private Period period(LoggedTime.Local local, Instant look) {
    Optional<ZoneOffset> offset = Optional.ofNullable(looks.get(look)).map(BootLook::utcOffset);
    if (offset.isEmpty()) {
      return lasting(local.clock().toInstant(EAST_MOST), local.precision())
          .hull(lasting(local.clock().toInstant(WEST_MOST), local.precision()));
    }
    Instant instant = local.clock().toInstant(offset.get());
    Period told = lasting(instant, local.precision());
    boolean near = Duration.between(instant, look).abs().compareTo(SAME_OFFSET) <= 0;
    return near
        ? told
        : new Period(told.from().minus(DAYLIGHT_SAVING), told.to().plus(DAYLIGHT_SAVING));
  }

  private static Period lasting(Instant from, Duration precision) {
    return new Period(from, from.plus(precision));
  }

  private static Period upTo(Instant look, Period period) {
    return period.intersection(new Period(Instant.MIN, look)).orElse(period);
  }
}
