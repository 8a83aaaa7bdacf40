-- What rules found, derived from lifetimes and written only when it changes.

CREATE TABLE findings (
  cluster_id bigint NOT NULL,
  finding_id bigint GENERATED ALWAYS AS IDENTITY,
  node_id bigint NOT NULL,
  rule text NOT NULL,
  subject text NOT NULL,
  severity text NOT NULL,
  first_at timestamptz NOT NULL,
  appeared_after timestamptz,
  appeared_at timestamptz NOT NULL,
  next_at timestamptz,
  gone_after timestamptz,
  gone_at timestamptz,
  document jsonb NOT NULL,
  during tstzrange GENERATED ALWAYS AS (tstzrange(first_at, next_at, '[)')) STORED,
  CONSTRAINT findings_pk PRIMARY KEY (cluster_id, finding_id),
  CONSTRAINT findings_never_overlap EXCLUDE USING gist (
    cluster_id WITH =, node_id WITH =, rule WITH =, subject WITH =, during WITH &&),
  CONSTRAINT findings_first_unique UNIQUE (cluster_id, node_id, rule, subject, first_at),
  CONSTRAINT findings_node_fk
    FOREIGN KEY (cluster_id, node_id) REFERENCES nodes (cluster_id, node_id),
  CONSTRAINT findings_severity_known CHECK (severity IN ('info', 'warning', 'critical')),
  CONSTRAINT findings_appeared_ordered CHECK (appeared_after <= appeared_at),
  CONSTRAINT findings_gone_ordered CHECK (gone_after <= gone_at),
  CONSTRAINT findings_end_whole CHECK (num_nulls(next_at, gone_at) IN (0, 2))
);
COMMENT ON TABLE findings IS 'One lifetime of a finding; (rule, node, subject) is the finding.';
COMMENT ON COLUMN findings.cluster_id IS 'The cluster.';
COMMENT ON COLUMN findings.finding_id IS 'Ours; stays while the lifetime stays.';
COMMENT ON COLUMN findings.node_id IS 'The node.';
COMMENT ON COLUMN findings.rule IS 'The rule''s id.';
COMMENT ON COLUMN findings.subject IS 'What it is about, stable over time: an address, a chain, a device.';
COMMENT ON COLUMN findings.severity IS 'As of its latest look; a change of it is a change within the finding.';
COMMENT ON COLUMN findings.first_at IS 'As appeared_at; with rule, node and subject it names the lifetime.';
COMMENT ON COLUMN findings.appeared_after IS 'The last instant at which its condition was certainly false; null where there is none.';
COMMENT ON COLUMN findings.appeared_at IS 'The first instant at which it holds, by the end of its sections.';
COMMENT ON COLUMN findings.next_at IS 'As gone_at.';
COMMENT ON COLUMN findings.gone_after IS 'It still held at this instant; null while it is open, or where nobody knows.';
COMMENT ON COLUMN findings.gone_at IS 'It no longer held at this instant; null while it is open.';
COMMENT ON COLUMN findings.document IS 'Title, explanation, evidence, confirm and remedy, as the API shows them.';
COMMENT ON COLUMN findings.during IS 'From first_at until next_at.';
COMMENT ON CONSTRAINT findings_never_overlap ON findings IS 'A finding is open once at a time.';
CREATE INDEX findings_open ON findings (cluster_id, node_id, severity) WHERE next_at IS NULL;
COMMENT ON INDEX findings_open IS 'What is wrong now, and the counts of each node.';
CREATE INDEX findings_appeared ON findings (cluster_id, appeared_at);
COMMENT ON INDEX findings_appeared IS 'Findings in a window, newest first.';
