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
  appeared_after timestamptz,
  appeared_at timestamptz NOT NULL,
  last_at timestamptz,
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
  CONSTRAINT lifetimes_end_whole CHECK (num_nulls(last_at, next_at, next_moment, gone_after, gone_at) IN (0, 5))
);
COMMENT ON TABLE lifetimes IS 'A maximal run of consecutive observations of a node that cover a fact and see it.';
COMMENT ON COLUMN lifetimes.cluster_id IS 'The cluster.';
COMMENT ON COLUMN lifetimes.node_id IS 'The node.';
COMMENT ON COLUMN lifetimes.fact_id IS 'The fact.';
COMMENT ON COLUMN lifetimes.occurrence IS 'From 1: the n-th of equal facts.';
COMMENT ON COLUMN lifetimes.first_at IS 'The instant of the first observation that sees it.';
COMMENT ON COLUMN lifetimes.first_moment IS 'That observation''s moment.';
COMMENT ON COLUMN lifetimes.appeared_after IS 'Not yet there at this instant; null where nobody had looked before.';
COMMENT ON COLUMN lifetimes.appeared_at IS 'There at this instant.';
COMMENT ON COLUMN lifetimes.last_at IS 'The instant of the last observation that sees it; null while it is present: then the last observation that covers it is the last that sees it, which runs tell.';
COMMENT ON COLUMN lifetimes.next_at IS 'The instant of the first observation behind that covers it and does not see it; null while it is present.';
COMMENT ON COLUMN lifetimes.next_moment IS 'That observation''s moment; null while it is present.';
COMMENT ON COLUMN lifetimes.gone_after IS 'Still there at this instant; null while it is present.';
COMMENT ON COLUMN lifetimes.gone_at IS 'No longer there at this instant; null while it is present.';
COMMENT ON COLUMN lifetimes.during IS 'From its first observation until the one that misses it: state at T is during @> T. Empty where both are moments of one instant.';
COMMENT ON CONSTRAINT lifetimes_never_overlap ON lifetimes IS 'A fact is there once at a time; also answers state at T for a node.';
CREATE INDEX lifetimes_appeared ON lifetimes (cluster_id, appeared_at, node_id);
COMMENT ON INDEX lifetimes_appeared IS 'Changes in a window: what appeared.';
CREATE INDEX lifetimes_gone ON lifetimes (cluster_id, gone_at, node_id) WHERE gone_at IS NOT NULL;
COMMENT ON INDEX lifetimes_gone IS 'Changes in a window: what is gone.';
CREATE INDEX lifetimes_present ON lifetimes (cluster_id, node_id, fact_id) WHERE next_at IS NULL;
COMMENT ON INDEX lifetimes_present IS 'State now, and diffs of it.';
CREATE INDEX lifetimes_fact ON lifetimes (cluster_id, fact_id, node_id);
COMMENT ON INDEX lifetimes_fact IS 'Timelines: on which nodes a fact was, and when.';
