-- What people do not want to be told of for a while, and why. A mute hides nothing: the finding keeps its
-- history, and says that it is muted. Clusters and nodes stand here by name, as with tokens.

CREATE TABLE mutes (
  mute_id bigint GENERATED ALWAYS AS IDENTITY,
  rule text,
  cluster_name text,
  node_name text,
  subject text,
  reason text NOT NULL,
  until timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  ended_at timestamptz,
  CONSTRAINT mutes_pk PRIMARY KEY (mute_id),
  CONSTRAINT mutes_of_something CHECK (num_nonnulls(rule, cluster_name, node_name, subject) > 0),
  CONSTRAINT mutes_node_in_cluster CHECK (node_name IS NULL OR cluster_name IS NOT NULL),
  CONSTRAINT mutes_for_a_while CHECK (until > created_at)
);
COMMENT ON TABLE mutes IS 'Findings that nobody wants to be told of until an instant; what is null does not narrow.';
COMMENT ON COLUMN mutes.mute_id IS 'Ours; in the order of writing.';
COMMENT ON COLUMN mutes.rule IS 'Only findings of this rule.';
COMMENT ON COLUMN mutes.cluster_name IS 'Only findings on nodes of this cluster.';
COMMENT ON COLUMN mutes.node_name IS 'Only findings on this node.';
COMMENT ON COLUMN mutes.subject IS 'Only findings about this subject, to the letter.';
COMMENT ON COLUMN mutes.reason IS 'Why, for whoever comes next.';
COMMENT ON COLUMN mutes.until IS 'It holds until then.';
COMMENT ON COLUMN mutes.created_at IS 'When it was made.';
COMMENT ON COLUMN mutes.created_by IS 'By whom: the name of a token.';
COMMENT ON COLUMN mutes.ended_at IS 'When somebody ended it early; null where nobody did.';
