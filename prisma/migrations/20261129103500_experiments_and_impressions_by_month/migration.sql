-- AlterTable
ALTER TABLE "recommendation_experiments"
    ADD COLUMN     "share" SMALLINT NOT NULL DEFAULT 100,
    ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
    ADD COLUMN     "outcomes" JSONB;

-- Profiles are drawn in another way from now on: an experiment that went on would mix two draws.
UPDATE "recommendation_experiments" SET "ended_at" = greatest("started_at", now()) WHERE "ended_at" IS NULL;

-- One that ran for longer than is allowed from now on is held to have been meant to.
UPDATE "recommendation_experiments" SET
    "ends_at" = greatest("ended_at", "started_at" + interval '1 minute'),
    "arms" = (SELECT jsonb_agg(arm || '{"diversity": null}' ORDER BY place) FROM jsonb_array_elements("arms") WITH ORDINALITY AS each(arm, place));

ALTER TABLE "recommendation_experiments"
    ALTER COLUMN "share" DROP DEFAULT,
    ALTER COLUMN "ends_at" SET NOT NULL;

ALTER TABLE "recommendation_experiments"
    ADD CONSTRAINT "recommendation_experiments_share_of_hundred" CHECK ("share" BETWEEN 1 AND 100),
    ADD CONSTRAINT "recommendation_experiments_runs_for_a_time" CHECK ("ends_at" > "started_at"),
    ADD CONSTRAINT "recommendation_experiments_ended_in_time" CHECK ("ended_at" <= "ends_at");

-- What was shown is told apart by experiment and by day, too, and lies in partitions of months, with which it goes.
ALTER TABLE "rail_impressions" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rail_impressions" RENAME TO "former_rail_impressions";

-- CreateTable
CREATE TABLE "rail_impressions" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "rail" "rail_kind" NOT NULL,
    "experiment_id" UUID,
    "arm" VARCHAR(50),
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "shown_at" TIMESTAMPTZ(3) NOT NULL,
    "title_ids" UUID[],
    "titles_shown_at" TIMESTAMPTZ(3)[],
    "played_ids" UUID[],

    CONSTRAINT "rail_impressions_pkey" PRIMARY KEY ("id","occurred_at"),
    CONSTRAINT "rail_impressions_titles_are_bounded" CHECK (cardinality("title_ids") BETWEEN 1 AND 200),
    CONSTRAINT "rail_impressions_instant_of_each_title" CHECK (cardinality("titles_shown_at") = cardinality("title_ids")),
    CONSTRAINT "rail_impressions_played_what_was_shown" CHECK ("played_ids" <@ "title_ids"),
    CONSTRAINT "rail_impressions_arm_of_experiment" CHECK (("experiment_id" IS NULL) = ("arm" IS NULL)),
    CONSTRAINT "rail_impressions_day_of_showing" CHECK ("occurred_at" = date_trunc('day', "shown_at" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')
) PARTITION BY RANGE ("occurred_at");

CREATE TABLE "partitions"."rail_impressions_default" PARTITION OF "rail_impressions" DEFAULT;

-- CreateIndex
CREATE INDEX "rail_impressions_model_id_idx" ON "rail_impressions"("model_id");

-- CreateIndex
CREATE INDEX "rail_impressions_experiment_id_idx" ON "rail_impressions"("experiment_id");

-- Outside of an experiment a profile has one row as well: nulls are alike.
CREATE UNIQUE INDEX "rail_impressions_profile_id_occurred_at_model_id_rail_exper_key"
    ON "rail_impressions"("profile_id", "occurred_at", "model_id", "rail", "experiment_id") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "rail_impressions" ADD CONSTRAINT "rail_impressions_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rail_impressions" ADD CONSTRAINT "rail_impressions_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "recommendation_experiments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "rail_impressions"
    ("id", "profile_id", "model_id", "rail", "experiment_id", "arm", "occurred_at", "shown_at", "title_ids", "titles_shown_at", "played_ids")
SELECT uuid_v7(), "profile_id", "model_id", "rail", "experiment_id", "arm",
    date_trunc('day', "shown_at" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC', "shown_at", "title_ids",
    array_fill("shown_at", ARRAY[cardinality("title_ids")]), "played_ids"
FROM "partitions"."former_rail_impressions";

DROP TABLE "partitions"."former_rail_impressions";
