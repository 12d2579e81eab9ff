-- Counts over the whole ledger, and when it was last published. One row.
SELECT
  (SELECT count(*) FROM marts.articles) AS article_count,
  (SELECT count(DISTINCT story_id) FROM marts.articles) AS story_count,
  (SELECT count(*) FROM marts.articles WHERE revision_count > 1) AS revised_count,
  (SELECT count(*) FROM marts.figures) AS figure_count,
  (SELECT count(claimant) FROM marts.figures) AS attributed_count,
  (SELECT count(*) FROM marts.actors) AS actor_count,
  (SELECT count(*) FROM marts.quotes) AS quote_count,
  (SELECT count(*) FROM reports.quality_history) AS run_count,
  (SELECT count(*) FROM quality.quarantine WHERE state IN ('held', 'retry')) AS waiting_count,
  (SELECT count(*) FROM reports.conflicting_figures) AS conflict_count,
  (SELECT count(*) FROM marts.exchanges) AS exchange_count,
  (SELECT count(*) FROM marts.figure_changes WHERE change_kind <> 'reworded') AS change_count;
