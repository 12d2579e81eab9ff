-- Grain: one figure of the revision of its article that the world knew at a moment (UTC). Key: (article_id, figure_id).
CREATE MACRO marts.figures_as_known(moment) AS TABLE
SELECT f.* EXCLUDE (is_current, replaced_at)
FROM marts.revision_figures AS f
WHERE f.known_at <= moment::TIMESTAMP AND (f.replaced_at IS NULL OR f.replaced_at > moment::TIMESTAMP);
COMMENT ON MACRO TABLE marts.figures_as_known IS 'The figures as the world knew them at a moment (UTC): of each article the revision that stood then. Columns of marts.revision_figures.';
