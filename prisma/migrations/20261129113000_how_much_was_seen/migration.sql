-- How many times over a title was seen: its share while it is first watched, 1 from its end on, and more than 1 where it is watched again.
-- Who went back to its first minute after it was finished had told less of it than who never finished it.
-- How much each says is weighed by who reads it; "weight" stays for the version before.
CREATE FUNCTION "times_seen"(state "watch_state", position_seconds integer, duration_seconds integer, observed_at timestamptz, completed_at timestamptz) RETURNS real
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN completed_at IS NULL THEN CASE state WHEN 'COMPLETED' THEN 1 ELSE position_seconds::real / duration_seconds END
        -- What is seen of it within a day of its end is most likely the rest of its credits.
        WHEN state = 'COMPLETED' AND observed_at <= completed_at + interval '24 hours' THEN 1
        ELSE 1 + position_seconds::real / duration_seconds
    END;

CREATE OR REPLACE VIEW "interactions" AS
    SELECT
        "rating"."profile_id",
        "rating"."title_id",
        GREATEST("rating"."half_stars" / 10.0::real, "watch_weight"("watch"."state", "watch"."position_seconds", "watch"."duration_seconds"))::real AS "weight",
        GREATEST("rating"."rated_at", "watch"."observed_at") AS "occurred_at",
        CASE WHEN "watch"."profile_id" IS NULL THEN 'LIKED' ELSE 'WATCHED' END AS "feedback",
        "rating"."half_stars"::integer AS "half_stars",
        "times_seen"("watch"."state", "watch"."position_seconds", "watch"."duration_seconds", "watch"."observed_at", "watch"."completed_at") AS "times_seen"
    FROM "ratings" AS "rating"
    LEFT JOIN "watch_progress" AS "watch"
        ON "watch"."profile_id" = "rating"."profile_id" AND "watch"."title_id" = "rating"."title_id" AND "watch"."state" <> 'SAMPLED'
    WHERE "rating"."half_stars" >= 6
    UNION ALL
    SELECT
        "watch"."profile_id",
        "watch"."title_id",
        "watch_weight"("watch"."state", "watch"."position_seconds", "watch"."duration_seconds") AS "weight",
        "watch"."observed_at" AS "occurred_at",
        'WATCHED' AS "feedback",
        NULL AS "half_stars",
        "times_seen"("watch"."state", "watch"."position_seconds", "watch"."duration_seconds", "watch"."observed_at", "watch"."completed_at") AS "times_seen"
    FROM "watch_progress" AS "watch"
    WHERE "watch"."state" <> 'SAMPLED' AND NOT EXISTS (
        SELECT FROM "ratings" AS "rating"
        WHERE "rating"."profile_id" = "watch"."profile_id" AND "rating"."title_id" = "watch"."title_id"
    )
    UNION ALL
    SELECT
        "listed"."profile_id",
        "listed"."title_id",
        0.3::real AS "weight",
        "listed"."added_at" AS "occurred_at",
        'LISTED' AS "feedback",
        NULL AS "half_stars",
        NULL AS "times_seen"
    FROM "watchlist_items" AS "listed"
    WHERE NOT EXISTS (
        SELECT FROM "watch_progress" AS "watch"
        WHERE "watch"."profile_id" = "listed"."profile_id" AND "watch"."title_id" = "listed"."title_id" AND "watch"."state" <> 'SAMPLED'
    ) AND NOT EXISTS (
        SELECT FROM "ratings" AS "rating"
        WHERE "rating"."profile_id" = "listed"."profile_id" AND "rating"."title_id" = "listed"."title_id"
    );
