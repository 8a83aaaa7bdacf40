-- Who may do what, and who did what. Tokens are known by their hash only. Clusters and nodes stand here
-- by name: a token may be handed out before its node first speaks.

CREATE TABLE tokens (
  token_id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  hash bytea NOT NULL,
  scope text NOT NULL,
  cluster_name text,
  node_name text,
  machine_id text,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT tokens_pk PRIMARY KEY (token_id),
  CONSTRAINT tokens_hash_unique UNIQUE (hash),
  CONSTRAINT tokens_hash_is_sha256 CHECK (octet_length(hash) = 32),
  CONSTRAINT tokens_scope_known CHECK (scope IN ('push', 'read', 'admin')),
  CONSTRAINT tokens_node_in_cluster CHECK (node_name IS NULL OR cluster_name IS NOT NULL)
);
COMMENT ON TABLE tokens IS 'Bearer tokens; the secret is shown once and never kept.';
COMMENT ON COLUMN tokens.token_id IS 'Ours.';
COMMENT ON COLUMN tokens.name IS 'For people.';
COMMENT ON COLUMN tokens.hash IS 'SHA-256 of the secret, which is random and long.';
COMMENT ON COLUMN tokens.scope IS 'push, read or admin.';
COMMENT ON COLUMN tokens.cluster_name IS 'The only cluster it is good for; null for all.';
COMMENT ON COLUMN tokens.node_name IS 'The only node it is good for; null for all of the cluster.';
COMMENT ON COLUMN tokens.machine_id IS 'The machine that a node''s token is bound to since its first push; null before.';
COMMENT ON COLUMN tokens.created_at IS 'When it was made.';
COMMENT ON COLUMN tokens.created_by IS 'By whom.';
COMMENT ON COLUMN tokens.revoked_at IS 'When it was revoked; null while it is good.';

CREATE TABLE audit (
  audit_id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail text NOT NULL DEFAULT '',
  CONSTRAINT audit_pk PRIMARY KEY (audit_id)
);
COMMENT ON TABLE audit IS 'What people did that changes what others see; only ever added to.';
COMMENT ON COLUMN audit.audit_id IS 'Ours; in the order of writing.';
COMMENT ON COLUMN audit.at IS 'When.';
COMMENT ON COLUMN audit.actor IS 'Who: the name of a token, or the command line.';
COMMENT ON COLUMN audit.action IS 'What, such as snapshot-removed.';
COMMENT ON COLUMN audit.subject IS 'To what.';
COMMENT ON COLUMN audit.detail IS 'For people; empty where there is nothing to say.';
CREATE INDEX audit_at ON audit (at);
COMMENT ON INDEX audit_at IS 'The audit log, newest first.';

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only ever added to: % refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;
COMMENT ON FUNCTION refuse_audit_change() IS 'Keeps the audit log as it was written.';
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
COMMENT ON TRIGGER audit_append_only ON audit IS 'Refuses UPDATE, DELETE and TRUNCATE.';
