-- An episode may be seen only where and while its series may. `is_restricted` of an episode says whether there are windows to ask at all: its own
-- or those of its series. What has none costs what it did before.
--
-- The version before asks the windows of a restricted title alone: while it still serves, it finds episodes of a restricted series that have none
-- themselves nowhere in lists and search.

-- Nobody adds windows or episodes between the rows that are put right here and the triggers that keep them so.
LOCK TABLE "titles", "availability_windows" IN SHARE ROW EXCLUSIVE MODE;

CREATE OR REPLACE FUNCTION "keep_restriction"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE "titles" AS "title" SET "is_restricted" = NOT "is_restricted"
    WHERE "id" IN (
            SELECT "title_id" FROM "changed"
            UNION
            SELECT "episode"."id" FROM "changed" JOIN "titles" AS "episode" ON "episode"."series_id" = "changed"."title_id")
        AND "is_restricted" <> EXISTS (
            SELECT FROM "availability_windows" AS "availability"
            WHERE "availability"."title_id" = ANY (ARRAY["title"."id", "title"."series_id"]));
    RETURN NULL;
END
$$;

CREATE FUNCTION "restrict_as_series"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW."is_restricted" := NEW."is_restricted" OR EXISTS (
        SELECT FROM "availability_windows" WHERE "title_id" = NEW."series_id");
    RETURN NEW;
END
$$;
CREATE TRIGGER "episodes_added_are_restricted_as_series" BEFORE INSERT ON "titles"
    FOR EACH ROW WHEN (NEW."series_id" IS NOT NULL) EXECUTE FUNCTION "restrict_as_series"();

UPDATE "titles" SET "is_restricted" = true
WHERE NOT "is_restricted" AND "series_id" IN (SELECT "title_id" FROM "availability_windows");

-- Whether it is seen there and then: the title, and the series of an episode, has a window that is open, or none at all. Without a region,
-- windows for everywhere count alone. Its cost is what the planner took a look at the windows of one title for, which statements had in themselves
-- before, and like that it keeps them from workers beside: lists and search are read as they were, whatever the number of titles.
CREATE FUNCTION "is_available"("given" uuid, "in_region" bpchar, "at" timestamptz) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL RESTRICTED COST 3300
AS $$
    SELECT bool_and("is_open")
    FROM "titles" AS "title"
    CROSS JOIN LATERAL unnest(ARRAY["title"."id", "title"."series_id"]) AS "part" ("id")
    CROSS JOIN LATERAL (
        SELECT count(*) = 0 OR count(*) FILTER (WHERE ("region" IS NULL OR "region" = "in_region")
            AND "starts_at" <= "at" AND ("ends_at" IS NULL OR "ends_at" > "at")) > 0 AS "is_open"
        FROM "availability_windows" WHERE "title_id" = "part"."id") AS "asked"
    WHERE "title"."id" = "given"
$$;
