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
