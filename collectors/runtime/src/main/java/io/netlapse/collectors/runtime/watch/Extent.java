package io.netlapse.collectors.runtime.watch;

/** How much a capture asks. */
public enum Extent {
  /** What can have changed. */
  CHANGES,
  /** Everything, as by schedule. */
  WHOLE
}
