-- Whether a collector notices changes at once, or only by its schedule.

ALTER TABLE collector_reports
  ADD COLUMN watch_since timestamptz,
  ADD COLUMN watch_error text;
COMMENT ON COLUMN collector_reports.watch_since IS 'Since when it notices changes, or does not; null where it goes by its schedule alone.';
COMMENT ON COLUMN collector_reports.watch_error IS 'Why it does not; null where it does.';
