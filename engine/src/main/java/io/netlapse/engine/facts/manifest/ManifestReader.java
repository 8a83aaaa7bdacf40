package io.netlapse.engine.facts.manifest;

import io.netlapse.spi.fact.FactKind;
import java.util.List;

/** Reads objects of some kinds of the API into facts. Without state, for many threads. */
public interface ManifestReader {

  /** The kinds of facts that it can give. */
  List<FactKind> kinds();

  /** Whether an object is for this reader. */
  boolean reads(Manifest manifest);

  /** Reads an object that is for this reader. */
  void read(Manifest manifest, ManifestDraft draft);
}
