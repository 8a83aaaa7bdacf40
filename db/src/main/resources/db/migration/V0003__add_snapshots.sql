-- When nodes said it. An unchanged snapshot is one narrow row here and nothing anywhere else.
--
-- No surrogate key and no second index: the key is what makes a snapshot itself, its id for the outside
-- is made of it, and it can be a partition key. No foreign keys either: the one statement that writes
-- unchanged snapshots joins the node, and nothing deletes a manifest that a snapshot has; a trigger
-- for each row of the hot path would cost more than it finds.

CREATE TABLE snapshots (
  cluster_id bigint NOT NULL,
  node_id bigint NOT NULL,
  captured_at timestamptz NOT NULL,
  digest bytea NOT NULL,
  manifest_id bigint NOT NULL,
  received_at timestamptz NOT NULL,
  boot_ref bigint NOT NULL,
  uptime_millis bigint,
  clock_offset_millis bigint,
  section_times bytea,
  variants bytea,
  CONSTRAINT snapshots_pk PRIMARY KEY (cluster_id, node_id, captured_at, digest)
);
COMMENT ON TABLE snapshots IS 'All sections of one node at one instant.';
COMMENT ON COLUMN snapshots.cluster_id IS 'The cluster.';
COMMENT ON COLUMN snapshots.node_id IS 'The node.';
COMMENT ON COLUMN snapshots.captured_at IS 'The instant, by the node''s clock.';
COMMENT ON COLUMN snapshots.digest IS 'SHA-256 over probe, command, status and bytes of every section; with node and instant it tells duplicates.';
COMMENT ON COLUMN snapshots.manifest_id IS 'What it says.';
COMMENT ON COLUMN snapshots.received_at IS 'When it arrived, by our clock.';
COMMENT ON COLUMN snapshots.boot_ref IS 'What the node said of itself (boots).';
COMMENT ON COLUMN snapshots.uptime_millis IS '/proc/uptime; null where it was not told.';
COMMENT ON COLUMN snapshots.clock_offset_millis IS 'Our clock minus the sender''s, measured on a live push; null for an upload or a replay.';
COMMENT ON COLUMN snapshots.section_times IS 'Begin and end of each section, packed (SectionTimes); null where all of them are captured_at.';
COMMENT ON COLUMN snapshots.variants IS 'The exact bytes of sections whose bytes are not those that their contents keep, as a zstd difference (Variants); null where there is none.';
ALTER TABLE snapshots ALTER COLUMN variants SET STORAGE EXTERNAL;
ALTER TABLE snapshots ALTER COLUMN section_times SET STORAGE MAIN;

CREATE TABLE runs (
  cluster_id bigint NOT NULL,
  node_id bigint NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz,
  manifest_ids bigint[] NOT NULL,
  CONSTRAINT runs_pk PRIMARY KEY (cluster_id, node_id, first_at),
  CONSTRAINT runs_node_fk FOREIGN KEY (cluster_id, node_id) REFERENCES nodes (cluster_id, node_id),
  CONSTRAINT runs_ordered CHECK (last_at >= first_at),
  CONSTRAINT runs_say_something CHECK (cardinality(manifest_ids) >= 1)
);
COMMENT ON TABLE runs IS 'A series of consecutive instants of one boot of a node that say the same; derived from snapshots. An instant that has several snapshots, several moments, or stands next to a step of the clock is a run of its own.';
COMMENT ON COLUMN runs.cluster_id IS 'The cluster.';
COMMENT ON COLUMN runs.node_id IS 'The node.';
COMMENT ON COLUMN runs.first_at IS 'Its first instant.';
COMMENT ON COLUMN runs.last_at IS 'Its last instant; null for the node''s last run, which ends with the node''s latest snapshot.';
COMMENT ON COLUMN runs.manifest_ids IS 'The manifests of each of its instants, ascending; nearly always one.';
