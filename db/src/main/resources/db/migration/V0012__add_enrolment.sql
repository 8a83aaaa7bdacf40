-- Machines enrol themselves: an enrol token, which is good for some hours and some uses, is traded for the push token of
-- one node. A push token is traded for its successor and ends by itself a while later. The name of a node is one
-- machine's at a time: the database forbids a second one, whichever instance it asks. And a node that tells another
-- machine id than before has an event of its own kind.

ALTER TABLE tokens
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN uses_left int,
  ADD COLUMN enrolled_by bigint,
  DROP CONSTRAINT tokens_scope_known,
  ADD CONSTRAINT tokens_scope_known CHECK (scope IN ('push', 'read', 'admin', 'enrol')),
  ADD CONSTRAINT tokens_uses_left CHECK (uses_left >= 0),
  ADD CONSTRAINT tokens_enrol_limited CHECK ((scope = 'enrol') = (uses_left IS NOT NULL)),
  ADD CONSTRAINT tokens_enrol_of_cluster CHECK (scope <> 'enrol'
    OR (expires_at IS NOT NULL AND cluster_name IS NOT NULL AND node_name IS NULL)),
  ADD CONSTRAINT tokens_enrolled_machine CHECK (enrolled_by IS NULL
    OR (scope = 'push' AND node_name IS NOT NULL AND machine_id IS NOT NULL)),
  ADD CONSTRAINT tokens_enrolled_by_fk FOREIGN KEY (enrolled_by) REFERENCES tokens (token_id);
COMMENT ON COLUMN tokens.scope IS 'push, read, admin or enrol.';
COMMENT ON COLUMN tokens.machine_id IS
  'The machine that a node''s token is bound to, since it enrolled or since its first push; null before.';
COMMENT ON COLUMN tokens.expires_at IS 'When it ends by itself: an enrol token, or one that was traded; null where it does not.';
COMMENT ON COLUMN tokens.uses_left IS 'How many nodes may still enrol with it; null where it is no enrol token.';
COMMENT ON COLUMN tokens.enrolled_by IS 'The enrol token that this one, or the one before it, was traded for; null where an admin made it.';
CREATE UNIQUE INDEX tokens_enrolled_once ON tokens (cluster_name, node_name)
  WHERE enrolled_by IS NOT NULL AND revoked_at IS NULL AND expires_at IS NULL;
COMMENT ON INDEX tokens_enrolled_once IS 'One enrolled machine of a name; its token that was traded ends and counts no more.';

ALTER TABLE events DROP CONSTRAINT events_kind_known;
ALTER TABLE events ADD CONSTRAINT events_kind_known CHECK (kind IN ('start', 'stop', 'restart',
  'upgrade', 'downgrade', 'install', 'remove', 'reboot', 'machine-changed', 'failure', 'restore-failed',
  'route-failed', 'rule-failed', 'address-failed', 'link-down', 'link-up', 'lock-wait', 'table-full', 'oom-kill',
  'lease', 'reconfigure', 'session', 'failover', 'conflict', 'external'));
