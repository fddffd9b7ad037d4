-- CreateEnum
CREATE TYPE "rail_kind" AS ENUM ('CONTINUE_WATCHING', 'WATCHLIST', 'FOR_YOU', 'BECAUSE_YOU_WATCHED', 'TRENDING_NOW', 'TOP_IN_GENRE', 'NEW_RELEASES', 'HIGHLY_RATED');

-- CreateTable
CREATE TABLE "recommendation_experiments" (
    "id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "arms" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "recommendation_experiments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rail_impressions" (
    "profile_id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "rail" "rail_kind" NOT NULL,
    "experiment_id" UUID,
    "arm" VARCHAR(50),
    "shown_at" TIMESTAMPTZ(3) NOT NULL,
    "last_shown_at" TIMESTAMPTZ(3) NOT NULL,
    "title_ids" UUID[] NOT NULL,
    "played_ids" UUID[] NOT NULL,

    CONSTRAINT "rail_impressions_pkey" PRIMARY KEY ("profile_id","model_id","rail")
);

-- CreateIndex
CREATE INDEX "recommendation_experiments_started_at_idx" ON "recommendation_experiments"("started_at" DESC);

-- CreateIndex
CREATE INDEX "rail_impressions_model_id_idx" ON "rail_impressions"("model_id");

-- CreateIndex
CREATE INDEX "rail_impressions_experiment_id_idx" ON "rail_impressions"("experiment_id");

-- CreateIndex
CREATE INDEX "rail_impressions_shown_at_idx" ON "rail_impressions"("shown_at");

-- AddForeignKey
ALTER TABLE "rail_impressions" ADD CONSTRAINT "rail_impressions_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rail_impressions" ADD CONSTRAINT "rail_impressions_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "recommendation_experiments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX "recommendation_experiments_one_running_key" ON "recommendation_experiments" ((true)) WHERE "ended_at" IS NULL;

ALTER TABLE "recommendation_experiments"
    ADD CONSTRAINT "recommendation_experiments_end_after_start" CHECK ("ended_at" >= "started_at");

ALTER TABLE "rail_impressions"
    ADD CONSTRAINT "rail_impressions_titles_are_bounded" CHECK (cardinality("title_ids") BETWEEN 1 AND 200),
    ADD CONSTRAINT "rail_impressions_played_what_was_shown" CHECK ("played_ids" <@ "title_ids"),
    ADD CONSTRAINT "rail_impressions_arm_of_experiment" CHECK (("experiment_id" IS NULL) = ("arm" IS NULL));
