SELECT
  article_id, title, standfirst, authors, outlet, url, canonical_url, published_at, published_text, published_method, modified_at,
  language, dateline, text, revision_count, figure_count, actor_count, quote_count, story_id, document_id, capture_id
FROM marts.articles
ORDER BY published_at DESC NULLS LAST, article_id
LIMIT $1;
