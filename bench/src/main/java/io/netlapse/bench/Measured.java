package io.netlapse.bench;

import io.netlapse.bench.capture.Captures;
import io.netlapse.bench.database.UpdateRate;
import java.util.List;
import java.util.Optional;

/**
 * All that was measured in one run.
 *
 * @param captures what was pushed
 * @param manifests how many different things the unchanged pushes said: 1 if nothing changed
 * @param first floor and ingest with few snapshots stored
 * @param stored how many were stored before the second time
 * @param second likewise with many
 * @param unchanged what unchanged snapshots cost in the database
 * @param changed what changes of one route cost; empty where no such could be captured
 * @param updates what PostgreSQL can do; empty where pgbench is not installed
 */
record Measured(
    Captures captures,
    long manifests,
    List<Pair> first,
    long stored,
    List<Pair> second,
    Cost unchanged,
    Optional<Cost> changed,
    Optional<UpdateRate> updates) {}
