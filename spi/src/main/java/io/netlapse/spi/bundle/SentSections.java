package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.ProbeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sections of one node that both sides of a push have: those of a capture that the service has
 * acknowledged. Immutable; digests are taken when the first is asked for. Safe for many threads.
 */
public final class SentSections {

  /** What the objects of which a section is made take, without its bytes. */
  private static final int OVERHEAD = 400;

  /** Nothing was sent yet, or nobody remembers it. */
  public static final SentSections NONE = new SentSections(List.of());

  private final List<BundleSection> sections;
  private volatile @Nullable Map<SectionDigest, BundleSection> byDigest;

  private SentSections(List<BundleSection> sections) {
    this.sections = List.copyOf(sections);
  }

  /** These sections; of equal ones any. */
  public static SentSections of(List<BundleSection> sections) {
    return sections.isEmpty() ? NONE : new SentSections(sections);
  }

  /**
   * What both sides have after a later capture: its sections, and of those before them the ones of
   * probes that it did not ask. So a capture of a few probes between two of all costs these
   * nothing.
   */
  public SentSections followedBy(List<BundleSection> later) {
    return of(merged(sections, later));
  }

  /** The same of sections in their order. */
  public static List<BundleSection> merged(List<BundleSection> earlier, List<BundleSection> later) {
    Set<ProbeId> asked = later.stream().map(BundleSection::probe).collect(Collectors.toSet());
    return Stream.concat(
            earlier.stream().filter(section -> !asked.contains(section.probe())), later.stream())
        .toList();
  }

  /** Those of them that have none of these digests. */
  public SentSections without(Set<SectionDigest> lacking) {
    return of(
        byDigest().entrySet().stream()
            .filter(each -> !lacking.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** The section of a digest, with whatever times it had. */
  Optional<BundleSection> of(SectionDigest digest) {
    return Optional.ofNullable(byDigest().get(digest));
  }

  /** By probe and command. */
  Map<BundleSection.Key, BundleSection> byKey() {
    return sections.stream()
        .collect(Collectors.toMap(BundleSection::key, section -> section, (one, _) -> one));
  }

  private Map<SectionDigest, BundleSection> byDigest() {
    Map<SectionDigest, BundleSection> known = byDigest;
    if (known == null) {
      known = new HashMap<>();
      for (BundleSection section : sections) {
        known.put(SectionDigest.of(section), section);
      }
      byDigest = known; // two threads may make it; it is the same
    }
    return known;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return sections.isEmpty();
  }

  /** About how many bytes of memory they hold. */
  public int size() {
    return sections.stream()
        .mapToInt(section -> OVERHEAD + section.output().size() + section.error().size())
        .sum();
  }
}
