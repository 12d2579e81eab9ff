-- Grain: one source in one run of which an article came. Key: (run_id, source_name).
CREATE VIEW reports.source_history AS
SELECT
  s.run_id, s.source_name, r.state, r.started_at, s.asked + s.retried AS document_count, s.articles AS article_count, s.loaded, s.revised,
  s.failed, s.refused, s.titled / s.articles AS share_titled, s.dated / s.articles AS share_dated,
  s.authored / s.articles AS share_authored, s.characters
FROM quality.source_runs AS s
INNER JOIN quality.runs AS r ON r.run_id = s.run_id
WHERE s.articles > 0;
COMMENT ON VIEW reports.source_history IS 'One row per source and run that brought articles of it: volumes and fill rates over time. Key: (run_id, source_name).';
COMMENT ON COLUMN reports.source_history.run_id IS 'Run.';
COMMENT ON COLUMN reports.source_history.source_name IS 'Row of the source registry, or what was given by hand.';
COMMENT ON COLUMN reports.source_history.state IS 'How the run ended: running, published, stopped, failed or interrupted.';
COMMENT ON COLUMN reports.source_history.started_at IS 'Start of the run (UTC).';
COMMENT ON COLUMN reports.source_history.document_count IS 'Documents asked for, or read again from the archive.';
COMMENT ON COLUMN reports.source_history.article_count IS 'Revisions that the run brought of it: new and changed articles; the shares are of these.';
COMMENT ON COLUMN reports.source_history.loaded IS 'New articles.';
COMMENT ON COLUMN reports.source_history.revised IS 'Changed articles, or articles that new rules read differently.';
COMMENT ON COLUMN reports.source_history.failed IS 'Documents that could not be had or used, without those refused.';
COMMENT ON COLUMN reports.source_history.refused IS 'Documents that may not be had.';
COMMENT ON COLUMN reports.source_history.share_titled IS 'Share with a title.';
COMMENT ON COLUMN reports.source_history.share_dated IS 'Share with a publication time.';
COMMENT ON COLUMN reports.source_history.share_authored IS 'Share with an author.';
COMMENT ON COLUMN reports.source_history.characters IS 'Median length of the bodies in characters.';
