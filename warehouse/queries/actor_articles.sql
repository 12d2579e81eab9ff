SELECT
  r.article_id, any_value(v.published_at) AS published_at, any_value(v.outlet) AS outlet, any_value(v.title) AS title,
  any_value(v.document_id) AS document_id, r.name_in_article, any_value(r.decision) AS decision, any_value(r.score) AS score,
  any_value(r.reasons) AS reasons, any_value(j.author) AS author, any_value(j.note) AS note, any_value(j.judged_at) AS judged_at
FROM marts.revision_actors AS r
INNER JOIN marts.articles AS v ON v.article_id = r.article_id
LEFT JOIN core.actor_judgements AS j ON j.judgement_id = r.judgement_id
WHERE r.actor_key = $1 AND r.is_current
GROUP BY r.article_id, r.name_in_article
ORDER BY published_at NULLS LAST, r.article_id, r.name_in_article;
