package io.netlapse.cli.diagnose;

/** For whom a diagnosis is written. */
enum DiagnoseFormat {
  /** For people at a terminal. */
  TEXT,
  /** For programs: one JSON value. */
  JSON,
  /** For a ticket, an issue or a chat. */
  MARKDOWN
}
