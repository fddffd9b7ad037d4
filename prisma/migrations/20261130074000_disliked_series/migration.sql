-- Who says that a series is not liked means its episodes, too, whatever was seen of them: what was watched of it no longer speaks for it.
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
    ) AND NOT EXISTS (
        SELECT FROM "ratings" AS "rating"
        WHERE "rating"."profile_id" = "watch"."profile_id" AND "rating"."title_id" = "watch"."series_id" AND "rating"."half_stars" < 6
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
