-- Who is watched. Everything below is keyed by cluster_id first: it is what a distributed PostgreSQL
-- would distribute by, so that every join of one cluster stays on one machine.
--
-- A node has a version that grows with each change of what is derived from its snapshots. Who compares
-- a snapshot with what it remembers of a node names the version that it remembers, and PostgreSQL
-- refuses the write when another has come before it.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE clusters (
  cluster_id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT clusters_pk PRIMARY KEY (cluster_id),
  CONSTRAINT clusters_name_unique UNIQUE (name)
);
COMMENT ON TABLE clusters IS 'A set of nodes under one name; made by its first snapshot or event.';
COMMENT ON COLUMN clusters.cluster_id IS 'Ours; the first column of every key.';
COMMENT ON COLUMN clusters.name IS 'As the snapshots say it.';
COMMENT ON COLUMN clusters.created_at IS 'When it was first named to us.';

CREATE TABLE nodes (
  cluster_id bigint NOT NULL,
  node_id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  version bigint NOT NULL DEFAULT 0,
  head_since timestamptz,
  head_manifest_id bigint,
  clock_boot_id text,
  clock_booted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT nodes_pk PRIMARY KEY (cluster_id, node_id),
  CONSTRAINT nodes_name_unique UNIQUE (cluster_id, name),
  CONSTRAINT nodes_cluster_fk FOREIGN KEY (cluster_id) REFERENCES clusters (cluster_id)
);
COMMENT ON TABLE nodes IS 'A node of a cluster, and what a snapshot must agree with to be unchanged.';
COMMENT ON COLUMN nodes.cluster_id IS 'Its cluster.';
COMMENT ON COLUMN nodes.node_id IS 'Ours.';
COMMENT ON COLUMN nodes.name IS 'As the snapshots say it; machine-id and boot-id are facts about it.';
COMMENT ON COLUMN nodes.version IS 'Grows with every write but that of an unchanged snapshot: compare and set.';
COMMENT ON COLUMN nodes.head_since IS 'A snapshot behind this instant that has the manifest and the clock named here changes nothing; null before the first snapshot, or where the last instant says more than one thing.';
COMMENT ON COLUMN nodes.head_manifest_id IS 'The manifest from head_since on; null as head_since.';
COMMENT ON COLUMN nodes.clock_boot_id IS 'The boot id at head_since; null where it was not told there.';
COMMENT ON COLUMN nodes.clock_booted_at IS 'Instant minus uptime at head_since: where an unchanged snapshot differs, the clock may have stepped. Null where boot id or uptime was not told there.';
COMMENT ON COLUMN nodes.created_at IS 'When it was first named to us.';

CREATE TABLE boots (
  cluster_id bigint NOT NULL,
  node_id bigint NOT NULL,
  boot_ref bigint GENERATED ALWAYS AS IDENTITY,
  boot_id text,
  machine_id text,
  utc_offset_seconds integer,
  CONSTRAINT boots_pk PRIMARY KEY (cluster_id, node_id, boot_ref),
  CONSTRAINT boots_told_unique
    UNIQUE NULLS NOT DISTINCT (cluster_id, node_id, boot_id, machine_id, utc_offset_seconds),
  CONSTRAINT boots_node_fk FOREIGN KEY (cluster_id, node_id) REFERENCES nodes (cluster_id, node_id)
);
COMMENT ON TABLE boots IS 'What a node says of itself that stays while it runs; kept apart so that a snapshot is narrow.';
COMMENT ON COLUMN boots.cluster_id IS 'Its cluster.';
COMMENT ON COLUMN boots.node_id IS 'Its node.';
COMMENT ON COLUMN boots.boot_ref IS 'Ours.';
COMMENT ON COLUMN boots.boot_id IS '/proc/sys/kernel/random/boot_id; null where it was not told.';
COMMENT ON COLUMN boots.machine_id IS '/etc/machine-id; null where it was not told.';
COMMENT ON COLUMN boots.utc_offset_seconds IS 'Local time minus UTC; null where it was not told.';
