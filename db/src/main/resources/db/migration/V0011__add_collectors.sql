-- What collectors say of themselves: how they fare, which nodes they are to capture, what they lost. The last
-- report counts; a node that is a target and has no snapshot has never arrived. Clusters and nodes stand here by name,
-- as with tokens, because a target may be a node that nobody has seen.

CREATE TABLE collector_reports (
  cluster_name text NOT NULL,
  collector text NOT NULL,
  instance text NOT NULL,
  reported_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  version text NOT NULL,
  period_seconds bigint,
  last_run_at timestamptz,
  last_run_millis bigint,
  last_run_error text,
  last_success_at timestamptz,
  spool_files bigint NOT NULL,
  spool_bytes bigint NOT NULL,
  spool_oldest_at timestamptz,
  damaged bigint NOT NULL,
  refused bigint NOT NULL,
  CONSTRAINT collector_reports_pk PRIMARY KEY (cluster_name, collector, instance)
);
COMMENT ON TABLE collector_reports IS 'The last report of each instance of a collector; instants but received_at are by its clock.';
COMMENT ON COLUMN collector_reports.cluster_name IS 'The cluster whose nodes it captures.';
COMMENT ON COLUMN collector_reports.collector IS 'Its name: agent, ssh, ...';
COMMENT ON COLUMN collector_reports.instance IS 'Which one of that name: the node or host that it runs on.';
COMMENT ON COLUMN collector_reports.reported_at IS 'When it wrote the report.';
COMMENT ON COLUMN collector_reports.received_at IS 'When the report arrived, by our clock.';
COMMENT ON COLUMN collector_reports.version IS 'The release that it is of.';
COMMENT ON COLUMN collector_reports.period_seconds IS 'How long after the last run the next one is due; null where there is no schedule.';
COMMENT ON COLUMN collector_reports.last_run_at IS 'When its last run began; null before the first.';
COMMENT ON COLUMN collector_reports.last_run_millis IS 'How long that took.';
COMMENT ON COLUMN collector_reports.last_run_error IS 'Why it failed; null where it did not.';
COMMENT ON COLUMN collector_reports.last_success_at IS 'When its last run began that did not fail; kept from earlier reports.';
COMMENT ON COLUMN collector_reports.spool_files IS 'How many captures wait there.';
COMMENT ON COLUMN collector_reports.spool_bytes IS 'The size of their files.';
COMMENT ON COLUMN collector_reports.spool_oldest_at IS 'Since when the oldest waits; null where none does.';
COMMENT ON COLUMN collector_reports.damaged IS 'Files that were set aside because they could not be read.';
COMMENT ON COLUMN collector_reports.refused IS 'Captures that were set aside because we refused them.';

CREATE TABLE collector_targets (
  cluster_name text NOT NULL,
  node_name text NOT NULL,
  collector text NOT NULL,
  instance text NOT NULL,
  received_at timestamptz NOT NULL,
  captured_at timestamptz,
  captured_millis bigint,
  delivered_at timestamptz,
  error text,
  CONSTRAINT collector_targets_pk PRIMARY KEY (cluster_name, node_name, collector, instance),
  CONSTRAINT collector_targets_report FOREIGN KEY (cluster_name, collector, instance)
    REFERENCES collector_reports ON DELETE CASCADE
);
COMMENT ON TABLE collector_targets IS 'Which nodes a collector is to capture. By node first: the list of nodes asks which collector has one as its target.';
COMMENT ON COLUMN collector_targets.cluster_name IS 'The node''s cluster.';
COMMENT ON COLUMN collector_targets.node_name IS 'The node, whether it ever arrived or not.';
COMMENT ON COLUMN collector_targets.collector IS 'Whose target it is.';
COMMENT ON COLUMN collector_targets.instance IS 'Which one of that name.';
COMMENT ON COLUMN collector_targets.received_at IS 'When it was last named as a target, by our clock; a week later it is one no more.';
COMMENT ON COLUMN collector_targets.captured_at IS 'When it was last captured; kept from earlier reports.';
COMMENT ON COLUMN collector_targets.captured_millis IS 'How long after the begin of that run.';
COMMENT ON COLUMN collector_targets.delivered_at IS 'When we last acknowledged a capture of it; kept from earlier reports.';
COMMENT ON COLUMN collector_targets.error IS 'What went wrong last and has not gone right since; null if nothing.';

CREATE TABLE collection_gaps (
  cluster_name text NOT NULL,
  collector text NOT NULL,
  instance text NOT NULL,
  gap_id text NOT NULL,
  node_name text,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  captures bigint NOT NULL,
  why text NOT NULL,
  received_at timestamptz NOT NULL,
  CONSTRAINT collection_gaps_pk PRIMARY KEY (cluster_name, collector, instance, gap_id),
  CONSTRAINT collection_gaps_order CHECK (until_at >= from_at),
  CONSTRAINT collection_gaps_some CHECK (captures > 0),
  CONSTRAINT collection_gaps_why CHECK (why IN ('size', 'age', 'damaged', 'refused', 'unwritten'))
);
COMMENT ON TABLE collection_gaps IS 'Captures that a collector took and that will never arrive.';
COMMENT ON COLUMN collection_gaps.cluster_name IS 'The cluster.';
COMMENT ON COLUMN collection_gaps.collector IS 'Who lost them.';
COMMENT ON COLUMN collection_gaps.instance IS 'Which one of that name.';
COMMENT ON COLUMN collection_gaps.gap_id IS 'The collector''s own name for the gap; told again, it replaces what was told.';
COMMENT ON COLUMN collection_gaps.node_name IS 'Whose captures; null where the lost file no longer said.';
COMMENT ON COLUMN collection_gaps.from_at IS 'When the first of them was captured, by the node''s clock.';
COMMENT ON COLUMN collection_gaps.until_at IS 'When the last of them was; others between may have arrived.';
COMMENT ON COLUMN collection_gaps.captures IS 'How many.';
COMMENT ON COLUMN collection_gaps.why IS 'size or age: the spool''s limits; damaged: the file; refused: by us; unwritten: the disk was full and we were away.';
COMMENT ON COLUMN collection_gaps.received_at IS 'When it was last told, by our clock.';
