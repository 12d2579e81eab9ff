-- Grain: one figure of the revision of its article that stood at a moment. Key: (article_id, figure_id). Two times are kept apart:
-- `moment` is the world's (UTC): what had been written by then, whenever it was loaded. `observed` is the ledger's: only what had
-- been loaded by then. So figures_as_known(d) is what the world could know on day d, as far as is known today;
-- figures_as_known(d, observed := d) is what the ledger could have shown on day d. Rows that newer rules read again stand as read now.
CREATE MACRO marts.figures_as_known(moment, observed := TIMESTAMP 'infinity') AS TABLE
SELECT f.* EXCLUDE (is_current, replaced_at)
FROM marts.revision_figures AS f
WHERE f.known_at <= moment::TIMESTAMP AND f.observed_at <= observed::TIMESTAMP
  AND (f.replaced_at IS NULL OR f.replaced_at > moment::TIMESTAMP OR observed::TIMESTAMP < TIMESTAMP 'infinity')
  AND (observed::TIMESTAMP = TIMESTAMP 'infinity' OR NOT EXISTS (
    SELECT 1
    FROM marts.revisions AS own
    INNER JOIN marts.revisions AS later ON later.article_id = own.article_id AND later.position > own.position
    WHERE own.revision_id = f.revision_id AND later.known_at <= moment::TIMESTAMP AND later.observed_at <= observed::TIMESTAMP
  ));
COMMENT ON MACRO TABLE marts.figures_as_known IS 'Figures of marts.revision_figures as the world could know them at a moment (UTC): newer revisions are left out, older ones stand; with observed := a moment, as far as the ledger had them by then. Key: (article_id, figure_id).';
