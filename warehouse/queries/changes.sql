SELECT c.*, a.title, a.outlet
FROM marts.figure_changes AS c
INNER JOIN marts.articles AS a ON a.article_id = c.article_id
WHERE c.change_kind IN ('updated', 'corrected')
ORDER BY c.known_at DESC, c.article_id, c.figure_id
LIMIT $1;
