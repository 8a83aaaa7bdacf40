package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.SectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of sections that are read. Safe for use by many threads; a pure function, since
 * a {@link BundleReader} with a memory does not ask it twice.
 */
@FunctionalInterface
public interface SectionJudge {

  /** Believes the bundle. */
  SectionJudge TOLD = BundleSection::status;

  /**
   * The status that a section is to have.
   *
   * @param told the section with the status that its bundle tells, if it tells any; its times mean
   *     nothing
   * @return null where nobody can say
   */
  @Nullable SectionStatus judge(BundleSection told);
}
