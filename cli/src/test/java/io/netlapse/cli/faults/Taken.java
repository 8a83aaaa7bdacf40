package io.netlapse.cli.faults;

import java.time.Instant;

/** Of which node a capture is, and of when by its clock. */
record Taken(String node, Instant at) {}
