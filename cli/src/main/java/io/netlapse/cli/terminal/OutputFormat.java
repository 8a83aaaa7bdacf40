package io.netlapse.cli.terminal;

/** For whom a command writes its answer. */
public enum OutputFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON value. */
  JSON
}
