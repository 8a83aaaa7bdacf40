-- What was derived of a cluster is remembered by the service that derived it, and holds as long as
-- nobody else derived anything of the cluster since.

ALTER TABLE clusters ADD COLUMN derivations bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN clusters.derivations IS 'How often findings and events of the cluster were derived; locked while that is done.';
