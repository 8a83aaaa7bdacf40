package io.netlapse.spi.bundle;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/** A delta refers to sections that whoever reads it does not have. */
public final class MissingSectionsException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  private final transient List<SectionDigest> missing;

  /** Of these, in the order of the delta. */
  MissingSectionsException(List<SectionDigest> missing) {
    super("%d sections that the delta refers to are not known here".formatted(missing.size()));
    this.missing = List.copyOf(missing);
  }

  /** The digests that are not known, in the order of the delta; never empty. */
  public List<SectionDigest> missing() {
    return missing;
  }
}
