-- What nodes say, once: a content is one section as it was read, whichever node said it and however
-- often; a manifest is which contents one snapshot had. "Unchanged" is an equal manifest.
--
-- Two digests: the raw bytes of no two iptables-save outputs are equal (date, counters), so a content is
-- known by what was read from it. The bytes that came first are kept here; others stand with their
-- snapshot, as a difference.

CREATE TABLE facts (
  cluster_id bigint NOT NULL,
  fact_id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  canonical text NOT NULL,
  canonical_sha256 bytea NOT NULL,
  natural_key text NOT NULL,
  single boolean NOT NULL,
  key_fields text[] NOT NULL,
  fields jsonb NOT NULL,
  destination inet,
  routing_table text,
  device text,
  type text,
  CONSTRAINT facts_pk PRIMARY KEY (cluster_id, fact_id),
  CONSTRAINT facts_canonical_unique UNIQUE (cluster_id, canonical_sha256)
);
COMMENT ON TABLE facts IS 'Each fact that any node of a cluster ever showed, once.';
COMMENT ON COLUMN facts.cluster_id IS 'The cluster.';
COMMENT ON COLUMN facts.fact_id IS 'Ours.';
COMMENT ON COLUMN facts.kind IS 'The kind''s name, such as route.';
COMMENT ON COLUMN facts.canonical IS 'The canonical form as text; a fact is this.';
COMMENT ON COLUMN facts.canonical_sha256 IS 'Its SHA-256: the text may be longer than an index can hold.';
COMMENT ON COLUMN facts.natural_key IS 'Kind and key fields; a gone and an appeared fact of one key are a replacement.';
COMMENT ON COLUMN facts.single IS 'Whether one value of the key excludes every other.';
COMMENT ON COLUMN facts.key_fields IS 'The names of the fields of the natural key, in order.';
COMMENT ON COLUMN facts.fields IS 'The fields by name, all of them text.';
COMMENT ON COLUMN facts.destination IS 'What the fact is about as an address or prefix (field dst, address, vip, ...); null where it has none.';
COMMENT ON COLUMN facts.routing_table IS 'Field table; null where it has none.';
COMMENT ON COLUMN facts.device IS 'Field dev; null where it has none.';
COMMENT ON COLUMN facts.type IS 'Field type; null where it has none.';
CREATE INDEX facts_destination ON facts USING gist (destination inet_ops);
COMMENT ON INDEX facts_destination IS 'Timelines: facts whose destination is, contains or lies within a prefix.';
CREATE INDEX facts_kind ON facts (cluster_id, kind, device);
COMMENT ON INDEX facts_kind IS 'Timelines and changes of a kind, of a kind on a device.';
CREATE INDEX facts_natural_key ON facts (cluster_id, md5(natural_key));
COMMENT ON INDEX facts_natural_key IS 'Replacements: the other facts of one natural key.';

CREATE TABLE contents (
  cluster_id bigint NOT NULL,
  content_id bigint GENERATED ALWAYS AS IDENTITY,
  digest bytea NOT NULL,
  probe text NOT NULL,
  command text NOT NULL,
  status text NOT NULL,
  parser_version integer,
  fact_count integer NOT NULL,
  unread_count integer NOT NULL,
  raw bytea NOT NULL,
  raw_bytes integer NOT NULL,
  raw_sha256 bytea NOT NULL,
  CONSTRAINT contents_pk PRIMARY KEY (cluster_id, content_id),
  CONSTRAINT contents_digest_unique UNIQUE (cluster_id, digest),
  CONSTRAINT contents_status_known
    CHECK (status IN ('ok', 'empty', 'denied', 'timeout', 'truncated', 'unsupported', 'failed'))
);
COMMENT ON TABLE contents IS 'One section as it was read, once for all snapshots that have it.';
COMMENT ON COLUMN contents.cluster_id IS 'The cluster.';
COMMENT ON COLUMN contents.content_id IS 'Ours.';
COMMENT ON COLUMN contents.digest IS 'SHA-256 over probe, command, status, parser version, scope, facts with their occurrences, and the number of unread lines.';
COMMENT ON COLUMN contents.probe IS 'What was asked.';
COMMENT ON COLUMN contents.command IS 'The command line; the scope was read from it.';
COMMENT ON COLUMN contents.status IS 'What became of it; only ok and empty observe anything.';
COMMENT ON COLUMN contents.parser_version IS 'The version of the parser that read it; null where no parser reads this command.';
COMMENT ON COLUMN contents.fact_count IS 'How many facts it shows, occurrences counted.';
COMMENT ON COLUMN contents.unread_count IS 'How many lines the parser did not know; all of them where there is no parser.';
COMMENT ON COLUMN contents.raw IS 'Standard output and standard error as they first came: 4 bytes length of the first (big-endian), then both; zstd.';
COMMENT ON COLUMN contents.raw_bytes IS 'Length of raw before zstd.';
COMMENT ON COLUMN contents.raw_sha256 IS 'SHA-256 over the SHA-256 of standard output and that of standard error.';

CREATE TABLE content_facts (
  cluster_id bigint NOT NULL,
  content_id bigint NOT NULL,
  fact_id bigint NOT NULL,
  occurrence integer NOT NULL,
  spans integer[] NOT NULL,
  CONSTRAINT content_facts_pk PRIMARY KEY (cluster_id, content_id, fact_id, occurrence),
  CONSTRAINT content_facts_content_fk
    FOREIGN KEY (cluster_id, content_id) REFERENCES contents (cluster_id, content_id),
  CONSTRAINT content_facts_fact_fk
    FOREIGN KEY (cluster_id, fact_id) REFERENCES facts (cluster_id, fact_id),
  CONSTRAINT content_facts_occurrence_counted CHECK (occurrence >= 1)
);
COMMENT ON TABLE content_facts IS 'The facts that a content shows, and where in its text.';
COMMENT ON COLUMN content_facts.cluster_id IS 'The cluster.';
COMMENT ON COLUMN content_facts.content_id IS 'The content.';
COMMENT ON COLUMN content_facts.fact_id IS 'The fact.';
COMMENT ON COLUMN content_facts.occurrence IS 'From 1: the n-th of equal facts.';
COMMENT ON COLUMN content_facts.spans IS 'Start and end of each piece in the raw output that is kept with the content, in UTF-16 units, flat.';
CREATE INDEX content_facts_fact ON content_facts (cluster_id, fact_id);
COMMENT ON INDEX content_facts_fact IS 'Coverage and last seen: the contents that show a fact.';

CREATE TABLE content_coverages (
  cluster_id bigint NOT NULL,
  content_id bigint NOT NULL,
  coverage text NOT NULL,
  kind text NOT NULL,
  condition jsonb NOT NULL,
  CONSTRAINT content_coverages_pk PRIMARY KEY (cluster_id, content_id, coverage),
  CONSTRAINT content_coverages_content_fk
    FOREIGN KEY (cluster_id, content_id) REFERENCES contents (cluster_id, content_id)
);
COMMENT ON TABLE content_coverages IS 'Which facts a content could have shown: those of a kind whose fields contain the condition. Whatever stands here, it covers what it shows. Empty unless the status observes.';
COMMENT ON COLUMN content_coverages.cluster_id IS 'The cluster.';
COMMENT ON COLUMN content_coverages.content_id IS 'The content.';
COMMENT ON COLUMN content_coverages.coverage IS 'As text, such as route[family=inet,table=main].';
COMMENT ON COLUMN content_coverages.kind IS 'The kind of facts.';
COMMENT ON COLUMN content_coverages.condition IS 'Fields that must be equal; {} for every fact of the kind. Asked as facts.fields @> condition.';
CREATE INDEX content_coverages_kind ON content_coverages (cluster_id, kind);
COMMENT ON INDEX content_coverages_kind IS 'Coverage: the contents that could have shown facts of a kind.';

CREATE TABLE manifests (
  cluster_id bigint NOT NULL,
  manifest_id bigint GENERATED ALWAYS AS IDENTITY,
  digest bytea NOT NULL,
  steady boolean NOT NULL,
  CONSTRAINT manifests_pk PRIMARY KEY (cluster_id, manifest_id),
  CONSTRAINT manifests_digest_unique UNIQUE (cluster_id, digest)
);
COMMENT ON TABLE manifests IS 'Which contents a snapshot had, in which order.';
COMMENT ON COLUMN manifests.cluster_id IS 'The cluster.';
COMMENT ON COLUMN manifests.manifest_id IS 'Ours.';
COMMENT ON COLUMN manifests.digest IS 'SHA-256 over the sections in order: exit status and digest of the content.';
COMMENT ON COLUMN manifests.steady IS 'Whether it has one moment. One that asked a command twice may say two things, so each of its snapshots is a change of its own.';

CREATE TABLE manifest_sections (
  cluster_id bigint NOT NULL,
  manifest_id bigint NOT NULL,
  position integer NOT NULL,
  content_id bigint NOT NULL,
  exit_status integer NOT NULL,
  moment integer NOT NULL,
  CONSTRAINT manifest_sections_pk PRIMARY KEY (cluster_id, manifest_id, position),
  CONSTRAINT manifest_sections_manifest_fk
    FOREIGN KEY (cluster_id, manifest_id) REFERENCES manifests (cluster_id, manifest_id),
  CONSTRAINT manifest_sections_content_fk
    FOREIGN KEY (cluster_id, content_id) REFERENCES contents (cluster_id, content_id)
);
COMMENT ON TABLE manifest_sections IS 'The sections of a manifest.';
COMMENT ON COLUMN manifest_sections.cluster_id IS 'The cluster.';
COMMENT ON COLUMN manifest_sections.manifest_id IS 'The manifest.';
COMMENT ON COLUMN manifest_sections.position IS 'From 0, in the order in which they were asked.';
COMMENT ON COLUMN manifest_sections.content_id IS 'What was said.';
COMMENT ON COLUMN manifest_sections.exit_status IS 'Of the command.';
COMMENT ON COLUMN manifest_sections.moment IS 'From 0; the same command asked again is a later moment of the same snapshot.';
CREATE INDEX manifest_sections_content ON manifest_sections (cluster_id, content_id);
COMMENT ON INDEX manifest_sections_content IS 'Coverage and last seen: the manifests that have a content.';
