-- Whoever may not see a series may not see its episodes either, however harmless they are by themselves: "minimum_age" of an episode is at least
-- that of its series. Its own rating stays in "maturity_rating".
--
-- The version before writes the age of an episode's own rating, which is raised here, and compares the age that an editor wants for a series
-- with the ages of its episodes: while it still serves, it refuses to make a series milder that has episodes.

-- Nobody adds or rates episodes between the rows that are put right here and the triggers that keep them so.
LOCK TABLE "titles" IN SHARE ROW EXCLUSIVE MODE;

CREATE FUNCTION "age_as_series"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW."minimum_age" := greatest(NEW."minimum_age", (SELECT "minimum_age" FROM "titles" WHERE "id" = NEW."series_id"));
    RETURN NEW;
END
$$;
CREATE TRIGGER "episodes_are_aged_as_series" BEFORE INSERT OR UPDATE OF "minimum_age", "series_id" ON "titles"
    FOR EACH ROW WHEN (NEW."series_id" IS NOT NULL) EXECUTE FUNCTION "age_as_series"();

-- No episode is rated above its series: what is above its age is so because the series was, and becomes milder with it.
CREATE FUNCTION "age_episodes"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE "titles" SET "minimum_age" = NEW."minimum_age"
    WHERE "series_id" = NEW."id" AND "minimum_age" <> NEW."minimum_age"
        AND "minimum_age" <= greatest(OLD."minimum_age", NEW."minimum_age");
    RETURN NULL;
END
$$;
CREATE TRIGGER "series_rated_age_their_episodes" AFTER UPDATE OF "minimum_age" ON "titles"
    FOR EACH ROW WHEN (NEW."kind" = 'SERIES' AND OLD."minimum_age" <> NEW."minimum_age") EXECUTE FUNCTION "age_episodes"();

UPDATE "titles" AS "episode" SET "minimum_age" = "series"."minimum_age"
FROM "titles" AS "series"
WHERE "series"."id" = "episode"."series_id" AND "episode"."minimum_age" < "series"."minimum_age";
