-- A copied story tells its exchange once.
SELECT *
FROM marts.exchanges
QUALIFY row_number() OVER (PARTITION BY story_id, given_surface, received_surface ORDER BY published_at, article_id) = 1
ORDER BY published_at DESC NULLS LAST, article_id, given_figure_id
LIMIT $1;
