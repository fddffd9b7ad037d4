-- How much of a title its viewer took in, 0 to 1.
CREATE FUNCTION "watch_weight"(state "watch_state", position_seconds integer, duration_seconds integer) RETURNS real
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE state WHEN 'COMPLETED' THEN 1 ELSE position_seconds::real / duration_seconds END;

-- What recommendations learn from: one row for each title that a profile liked or watched.
-- A rating of three stars or more counts by its stars, a finished title fully, an unfinished one by its share; of a title
-- both rated and watched, the greater weight and the later time. A lower rating says that there is no liking, whatever was watched.
CREATE VIEW "interactions" AS
    SELECT
        "rating"."profile_id",
        "rating"."title_id",
        GREATEST("rating"."half_stars" / 10.0::real, "watch_weight"("watch"."state", "watch"."position_seconds", "watch"."duration_seconds"))::real AS "weight",
        GREATEST("rating"."rated_at", "watch"."observed_at") AS "occurred_at"
    FROM "ratings" AS "rating"
    LEFT JOIN "watch_progress" AS "watch"
        ON "watch"."profile_id" = "rating"."profile_id" AND "watch"."title_id" = "rating"."title_id" AND "watch"."state" <> 'SAMPLED'
    WHERE "rating"."half_stars" >= 6
    UNION ALL
    SELECT
        "watch"."profile_id",
        "watch"."title_id",
        "watch_weight"("watch"."state", "watch"."position_seconds", "watch"."duration_seconds") AS "weight",
        "watch"."observed_at" AS "occurred_at"
    FROM "watch_progress" AS "watch"
    WHERE "watch"."state" <> 'SAMPLED' AND NOT EXISTS (
        SELECT FROM "ratings" AS "rating"
        WHERE "rating"."profile_id" = "watch"."profile_id" AND "rating"."title_id" = "watch"."title_id"
    );
