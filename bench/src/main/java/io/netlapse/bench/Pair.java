package io.netlapse.bench;

/** The same bodies sent to the floor and to ingest, one right after the other. */
record Pair(Slice floor, Slice ingest) {

  double ratio() {
    return ingest.perSecond() / floor.perSecond();
  }

  /** Likewise by processor time: what it would be on a machine of our own. */
  double cpuRatio() {
    return floor.cpuMicros() / ingest.cpuMicros();
  }
}
