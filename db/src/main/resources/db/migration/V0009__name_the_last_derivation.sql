-- What was derived of a cluster is remembered by the service that derived it, and holds as long as
-- nobody else derived anything of the cluster since: as long as its transaction stands here.

ALTER TABLE clusters ADD COLUMN derived_in xid8;
COMMENT ON COLUMN clusters.derived_in IS 'The transaction that derived findings or events of the cluster last; null before the first. Locked while that is done.';
