-- What happened: derived from facts (a unit's start, a boot, a version) and written again when they
-- change, or posted from outside and kept.

CREATE TABLE events (
  cluster_id bigint NOT NULL,
  event_id bigint GENERATED ALWAYS AS IDENTITY,
  node_id bigint,
  origin text NOT NULL,
  kind text NOT NULL,
  what text NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  detail text NOT NULL DEFAULT '',
  identity text,
  source text,
  source_id text,
  received_at timestamptz,
  CONSTRAINT events_pk PRIMARY KEY (cluster_id, event_id),
  CONSTRAINT events_cluster_fk FOREIGN KEY (cluster_id) REFERENCES clusters (cluster_id),
  CONSTRAINT events_node_fk
    FOREIGN KEY (cluster_id, node_id) REFERENCES nodes (cluster_id, node_id),
  CONSTRAINT events_ordered CHECK (from_at <= to_at),
  CONSTRAINT events_origin_known CHECK (origin IN ('derived', 'posted')),
  CONSTRAINT events_posted_from_somewhere
    CHECK ((origin = 'posted') = (source IS NOT NULL AND source_id IS NOT NULL AND received_at IS NOT NULL)),
  CONSTRAINT events_source_unique UNIQUE (cluster_id, source, source_id),
  CONSTRAINT events_kind_known CHECK (kind IN ('start', 'stop', 'restart', 'upgrade', 'downgrade',
    'install', 'remove', 'reboot', 'external'))
);
COMMENT ON TABLE events IS 'Something that happened on a node or cluster in [from_at, to_at].';
COMMENT ON COLUMN events.cluster_id IS 'The cluster.';
COMMENT ON COLUMN events.event_id IS 'Ours.';
COMMENT ON COLUMN events.node_id IS 'The node; null for the whole cluster.';
COMMENT ON COLUMN events.origin IS 'derived: made from facts, and made again from them; posted: told from outside.';
COMMENT ON COLUMN events.kind IS 'What sort of thing.';
COMMENT ON COLUMN events.what IS 'The name of the thing.';
COMMENT ON COLUMN events.from_at IS 'The earliest instant at which it can have happened.';
COMMENT ON COLUMN events.to_at IS 'The latest, inclusive.';
COMMENT ON COLUMN events.detail IS 'For people; empty where there is nothing to say.';
COMMENT ON COLUMN events.identity IS 'What makes two reports one event whatever their times; null where only windows tell.';
COMMENT ON COLUMN events.source IS 'Of a posted event: who told it (CloudEvents source); null for derived ones.';
COMMENT ON COLUMN events.source_id IS 'Of a posted event: its id there (CloudEvents id); null for derived ones.';
COMMENT ON COLUMN events.received_at IS 'Of a posted event: when it arrived, by our clock; null for derived ones.';
CREATE INDEX events_time ON events (cluster_id, to_at, from_at);
COMMENT ON INDEX events_time IS 'Events in a window, and candidates of suspects.';
CREATE INDEX events_node ON events (cluster_id, node_id, kind, what);
COMMENT ON INDEX events_node IS 'Events of a node; what is derived is compared with what is written.';
