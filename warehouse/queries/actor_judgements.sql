SELECT judgement_id, command, verdict, actor_id, other_actor_id, article_id, name, old_actor_id, author, note, judged_at
FROM core.actor_judgements
WHERE $1 IN (actor_id, other_actor_id, old_actor_id)
ORDER BY judgement_id;
