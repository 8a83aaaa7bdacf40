-- How long a node had a fact. Rows are written only when something changes, whatever the size of the
-- state and the length of the history.
--
-- The database itself refuses two lifetimes of one fact that overlap: in a trial without it, concurrent
-- writers left wrong lifetimes behind and no error.

CREATE TABLE lifetimes (
  cluster_id bigint NOT NULL,
  node_id bigint NOT NULL,
  fact_id bigint NOT NULL,
  occurrence integer NOT NULL,
  first_at timestamptz NOT NULL,
  first_moment integer NOT NULL,
  prev_at timestamptz,
  prev_moment integer,
  appeared_after timestamptz,
  appeared_at timestamptz NOT NULL,
  last_at timestamptz,
  last_moment integer,
  next_at timestamptz,
  next_moment integer,
  gone_after timestamptz,
  gone_at timestamptz,
  during tstzrange GENERATED ALWAYS AS (tstzrange(first_at, next_at, '[)')) STORED,
  CONSTRAINT lifetimes_pk
    PRIMARY KEY (cluster_id, node_id, fact_id, occurrence, first_at, first_moment),
  CONSTRAINT lifetimes_never_overlap EXCLUDE USING gist (
    cluster_id WITH =, node_id WITH =, fact_id WITH =, occurrence WITH =, during WITH &&),
  CONSTRAINT lifetimes_node_fk
    FOREIGN KEY (cluster_id, node_id) REFERENCES nodes (cluster_id, node_id),
  CONSTRAINT lifetimes_fact_fk
    FOREIGN KEY (cluster_id, fact_id) REFERENCES facts (cluster_id, fact_id),
  CONSTRAINT lifetimes_appeared_ordered CHECK (appeared_after <= appeared_at),
  CONSTRAINT lifetimes_gone_ordered CHECK (gone_after <= gone_at),
  CONSTRAINT lifetimes_prev_whole CHECK (num_nulls(prev_at, prev_moment) IN (0, 2)),
  CONSTRAINT lifetimes_end_whole CHECK (num_nulls(last_at, last_moment, next_at, next_moment, gone_at) IN (0, 5))
);
COMMENT ON TABLE lifetimes IS 'A maximal run of consecutive observations of a node that cover a fact and see it.';
COMMENT ON COLUMN lifetimes.cluster_id IS 'The cluster.';
COMMENT ON COLUMN lifetimes.node_id IS 'The node.';
COMMENT ON COLUMN lifetimes.fact_id IS 'The fact.';
COMMENT ON COLUMN lifetimes.occurrence IS 'From 1: the n-th of equal facts.';
COMMENT ON COLUMN lifetimes.first_at IS 'The instant of the first observation that sees it.';
COMMENT ON COLUMN lifetimes.first_moment IS 'That observation''s moment.';
COMMENT ON COLUMN lifetimes.prev_at IS 'The instant of the last observation before that covers it; null where nobody had looked before: then its begin is no change.';
COMMENT ON COLUMN lifetimes.prev_moment IS 'That observation''s moment; null as prev_at.';
COMMENT ON COLUMN lifetimes.appeared_after IS 'Not yet there at this instant; null where nobody had looked before, or a step of the clock leaves it open.';
COMMENT ON COLUMN lifetimes.appeared_at IS 'There at this instant.';
COMMENT ON COLUMN lifetimes.last_at IS 'The instant of the last observation that sees it; null while it is present: then the last observation that covers it is the last that sees it, which runs tell.';
COMMENT ON COLUMN lifetimes.last_moment IS 'That observation''s moment; null while it is present.';
COMMENT ON COLUMN lifetimes.next_at IS 'The instant of the first observation behind that covers it and does not see it; null while it is present.';
COMMENT ON COLUMN lifetimes.next_moment IS 'That observation''s moment; null while it is present.';
COMMENT ON COLUMN lifetimes.gone_after IS 'Still there at this instant; null while it is present, or where a step of the clock leaves it open.';
COMMENT ON COLUMN lifetimes.gone_at IS 'No longer there at this instant; null while it is present.';
COMMENT ON COLUMN lifetimes.during IS 'From the instant of its first observation until that of the one that misses it; empty where both are moments of one instant. It keeps the order; state at T goes by the ends of sections: appeared_at <= T, and gone_at null or > T.';
COMMENT ON CONSTRAINT lifetimes_never_overlap ON lifetimes IS 'A fact is there once at a time.';
CREATE INDEX lifetimes_appeared ON lifetimes (cluster_id, appeared_at, node_id);
COMMENT ON INDEX lifetimes_appeared IS 'Changes in a window: what appeared.';
CREATE INDEX lifetimes_gone ON lifetimes (cluster_id, gone_at, node_id) WHERE gone_at IS NOT NULL;
COMMENT ON INDEX lifetimes_gone IS 'Changes in a window: what is gone.';
CREATE INDEX lifetimes_present ON lifetimes (cluster_id, node_id, fact_id) WHERE next_at IS NULL;
COMMENT ON INDEX lifetimes_present IS 'State now, and diffs of it.';
CREATE INDEX lifetimes_fact ON lifetimes (cluster_id, fact_id, node_id);
COMMENT ON INDEX lifetimes_fact IS 'Timelines: on which nodes a fact was, and when.';

CREATE VIEW lifetimes_seen AS
  SELECT l.*, coalesce(l.gone_after, l.last_at, (
    SELECT coalesce(r.last_at, (
        SELECT max(s.captured_at) FROM snapshots s
        WHERE s.cluster_id = r.cluster_id AND s.node_id = r.node_id))
      FROM runs r
      WHERE r.cluster_id = l.cluster_id AND r.node_id = l.node_id AND r.first_at >= l.first_at
        AND EXISTS (
          SELECT FROM manifest_sections m
          JOIN content_facts f ON f.cluster_id = m.cluster_id AND f.content_id = m.content_id
          WHERE m.cluster_id = r.cluster_id AND m.manifest_id = ANY (r.manifest_ids)
            AND f.fact_id = l.fact_id AND f.occurrence = l.occurrence)
      ORDER BY r.first_at DESC
      LIMIT 1)) AS last_seen
  FROM lifetimes l;
COMMENT ON VIEW lifetimes_seen IS 'Lifetimes with the last instant at which the fact was seen. Of a present one that is the end of the last run that shows it: nearly always the node''s last, so that unchanged snapshots need write nothing here.';
COMMENT ON COLUMN lifetimes_seen.last_seen IS 'The fact was there at this instant, for the last time that we know.';
