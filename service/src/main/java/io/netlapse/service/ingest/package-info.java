/**
 * Takes snapshots in: reads their sections, tells whether anything changed, and writes what did, so
 * that history stays a pure function of the set of snapshots.
 *
 * <p>{@link io.netlapse.service.ingest.IngestService} is the way in. A snapshot that says nothing
 * new goes to the {@code GroupCommit}, one row among others of one transaction; any other takes its
 * node's lock and goes through {@code HistoryKeeper}, which steps the algebra or, for what came
 * late, folds the node's runs anew. Plain Java over {@code db} and {@code engine}; knows nothing of
 * HTTP.
 */
@NullMarked
package io.netlapse.service.ingest;

import org.jspecify.annotations.NullMarked;
