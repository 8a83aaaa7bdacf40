-- Events that logs tell have kinds of their own, so that a rule can name the one that brings its
-- condition about: a lock that somebody waits for explains other things than a link that is down.
-- The new constraint is wider, so no row can break it.

ALTER TABLE events DROP CONSTRAINT events_kind_known;
ALTER TABLE events ADD CONSTRAINT events_kind_known CHECK (kind IN ('start', 'stop', 'restart',
  'upgrade', 'downgrade', 'install', 'remove', 'reboot', 'failure', 'restore-failed', 'route-failed',
  'rule-failed', 'address-failed', 'link-down', 'link-up', 'lock-wait', 'table-full', 'oom-kill',
  'lease', 'reconfigure', 'session', 'failover', 'conflict', 'external'));
