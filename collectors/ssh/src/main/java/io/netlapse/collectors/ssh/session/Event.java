package io.netlapse.collectors.ssh.session;

/** What is heard of a node while the script runs there. */
enum Event {
  /** sudo asks for the password. */
  ASKED,
  /** The shell behind sudo is there. */
  READY,
  /** A bundle has begun. */
  BEGUN,
  /** Nothing more comes. */
  ENDED
}
