SELECT *
FROM reports.conflicting_figures
ORDER BY relative_spread DESC NULLS LAST, thing_id
LIMIT $1;
