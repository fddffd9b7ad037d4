-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('VIEWER', 'ADMIN');

-- CreateEnum
CREATE TYPE "account_origin" AS ENUM ('SIGNED_UP', 'SIMULATED', 'IMPORTED');

-- CreateEnum
CREATE TYPE "plan_tier" AS ENUM ('BASIC', 'STANDARD', 'PREMIUM');

-- CreateEnum
CREATE TYPE "billing_interval" AS ENUM ('MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "video_quality" AS ENUM ('SD', 'HD', 'UHD');

-- CreateEnum
CREATE TYPE "subscription_state" AS ENUM ('ACTIVE', 'GRACE_PERIOD', 'SUSPENDED', 'CANCELLED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('PENDING', 'SUCCEEDED', 'DECLINED');

-- CreateEnum
CREATE TYPE "title_kind" AS ENUM ('MOVIE', 'SERIES', 'EPISODE');

-- CreateEnum
CREATE TYPE "title_status" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "credit_role" AS ENUM ('DIRECTOR', 'WRITER', 'ACTOR');

-- CreateEnum
CREATE TYPE "watch_state" AS ENUM ('SAMPLED', 'IN_PROGRESS', 'COMPLETED');

-- CreateEnum
CREATE TYPE "watch_event" AS ENUM ('STARTED', 'COMPLETED');

-- CreateEnum
CREATE TYPE "model_status" AS ENUM ('BUILDING', 'PUBLISHED', 'RETIRED');

-- CreateEnum
CREATE TYPE "trending_window" AS ENUM ('DAY', 'WEEK', 'MONTH');

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "password_hash" TEXT,
    "role" "role" NOT NULL DEFAULT 'VIEWER',
    "origin" "account_origin" NOT NULL DEFAULT 'SIGNED_UP',
    "external_id" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profiles" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "avatar" VARCHAR(40) NOT NULL,
    "is_kids" BOOLEAN NOT NULL DEFAULT false,
    "maturity_limit" SMALLINT NOT NULL DEFAULT 18,
    "language" VARCHAR(35) NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile_favourite_genres" (
    "profile_id" UUID NOT NULL,
    "genre_id" UUID NOT NULL,

    CONSTRAINT "profile_favourite_genres_pkey" PRIMARY KEY ("profile_id","genre_id")
);

-- CreateTable
CREATE TABLE "device_sessions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "device_name" VARCHAR(80) NOT NULL,
    "platform" VARCHAR(40) NOT NULL,
    "refresh_token_hash" BYTEA NOT NULL,
    "previous_refresh_token_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "tier" "plan_tier" NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "interval" "billing_interval" NOT NULL,
    "max_streams" SMALLINT NOT NULL,
    "max_devices" SMALLINT NOT NULL,
    "max_profiles" SMALLINT NOT NULL,
    "video_quality" "video_quality" NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "state" "subscription_state" NOT NULL,
    "current_period_start" TIMESTAMPTZ(3) NOT NULL,
    "current_period_end" TIMESTAMPTZ(3) NOT NULL,
    "grace_ends_at" TIMESTAMPTZ(3),
    "trial_ends_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription_transitions" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "event" VARCHAR(40) NOT NULL,
    "from_state" "subscription_state",
    "to_state" "subscription_state" NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscription_transitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "subscription_id" UUID,
    "account_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "idempotency_key" VARCHAR(120) NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "payment_status" NOT NULL,
    "gateway_reference" VARCHAR(120),
    "decline_reason" VARCHAR(120),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "titles" (
    "id" UUID NOT NULL,
    "kind" "title_kind" NOT NULL,
    "status" "title_status" NOT NULL,
    "name" VARCHAR(300) NOT NULL,
    "synopsis" TEXT,
    "release_date" DATE,
    "release_year" SMALLINT,
    "runtime_seconds" INTEGER,
    "runtime_is_estimated" BOOLEAN NOT NULL DEFAULT false,
    "maturity_rating" VARCHAR(20),
    "minimum_age" SMALLINT NOT NULL DEFAULT 18,
    "required_tier" "plan_tier",
    "average_rating" DOUBLE PRECISION,
    "vote_count" INTEGER NOT NULL DEFAULT 0,
    "popularity" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "studio" VARCHAR(120),
    "series_id" UUID,
    "season_number" SMALLINT,
    "episode_number" SMALLINT,
    "source" VARCHAR(60) NOT NULL,
    "source_id" VARCHAR(120) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "titles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "genres" (
    "id" UUID NOT NULL,
    "slug" VARCHAR(60) NOT NULL,
    "name" VARCHAR(60) NOT NULL,

    CONSTRAINT "genres_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "title_genres" (
    "title_id" UUID NOT NULL,
    "genre_id" UUID NOT NULL,

    CONSTRAINT "title_genres_pkey" PRIMARY KEY ("title_id","genre_id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "name" VARCHAR(160) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "title_credits" (
    "title_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "credit_role" NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "title_credits_pkey" PRIMARY KEY ("title_id","role","position")
);

-- CreateTable
CREATE TABLE "watch_progress" (
    "profile_id" UUID NOT NULL,
    "title_id" UUID NOT NULL,
    "state" "watch_state" NOT NULL,
    "position_seconds" INTEGER NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "watch_progress_pkey" PRIMARY KEY ("profile_id","title_id")
);

-- CreateTable
CREATE TABLE "watch_history" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "title_id" UUID NOT NULL,
    "event" "watch_event" NOT NULL,
    "position_seconds" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_history_pkey" PRIMARY KEY ("id","occurred_at")
) PARTITION BY RANGE ("occurred_at");

-- CreateTable
CREATE TABLE "ratings" (
    "profile_id" UUID NOT NULL,
    "title_id" UUID NOT NULL,
    "half_stars" SMALLINT NOT NULL,
    "rated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("profile_id","title_id")
);

-- CreateTable
CREATE TABLE "recommendation_models" (
    "id" UUID NOT NULL,
    "status" "model_status" NOT NULL,
    "interactions" INTEGER NOT NULL,
    "viewers" INTEGER NOT NULL,
    "titles" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "recommendation_models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_similarities" (
    "model_id" UUID NOT NULL,
    "title_id" UUID NOT NULL,
    "neighbour_ids" UUID[],
    "similarities" REAL[],
    "supports" INTEGER[],

    CONSTRAINT "item_similarities_pkey" PRIMARY KEY ("model_id","title_id")
);

-- CreateTable
CREATE TABLE "trending_scores" (
    "window" "trending_window" NOT NULL,
    "title_id" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "views" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trending_scores_pkey" PRIMARY KEY ("window","title_id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "position" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "type" VARCHAR(80) NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "actor_id" UUID,
    "action" VARCHAR(80) NOT NULL,
    "subject_type" VARCHAR(40) NOT NULL,
    "subject_id" VARCHAR(80) NOT NULL,
    "details" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_checkpoints" (
    "dataset" VARCHAR(80) NOT NULL,
    "file" VARCHAR(120) NOT NULL,
    "byte_offset" BIGINT NOT NULL,
    "line_number" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_checkpoints_pkey" PRIMARY KEY ("dataset","file")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts"("email");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_external_id_key" ON "accounts"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "profiles_account_id_name_key" ON "profiles"("account_id", "name");

-- CreateIndex
CREATE INDEX "profile_favourite_genres_genre_id_idx" ON "profile_favourite_genres"("genre_id");

-- CreateIndex
CREATE UNIQUE INDEX "device_sessions_refresh_token_hash_key" ON "device_sessions"("refresh_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_sessions_previous_refresh_token_hash_key" ON "device_sessions"("previous_refresh_token_hash");

-- CreateIndex
CREATE INDEX "device_sessions_account_id_idx" ON "device_sessions"("account_id");

-- CreateIndex
CREATE INDEX "device_sessions_revoked_at_idx" ON "device_sessions"("revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "plans_code_key" ON "plans"("code");

-- CreateIndex
CREATE UNIQUE INDEX "subscriptions_account_id_key" ON "subscriptions"("account_id");

-- CreateIndex
CREATE INDEX "subscriptions_plan_id_idx" ON "subscriptions"("plan_id");

-- CreateIndex
CREATE INDEX "subscription_transitions_subscription_id_occurred_at_idx" ON "subscription_transitions"("subscription_id", "occurred_at");

-- CreateIndex
CREATE INDEX "payments_subscription_id_idx" ON "payments"("subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_account_id_idempotency_key_key" ON "payments"("account_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "titles_source_source_id_key" ON "titles"("source", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "titles_series_id_season_number_episode_number_key" ON "titles"("series_id", "season_number", "episode_number");

-- CreateIndex
CREATE UNIQUE INDEX "genres_slug_key" ON "genres"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "genres_name_key" ON "genres"("name");

-- CreateIndex
CREATE INDEX "title_genres_genre_id_title_id_idx" ON "title_genres"("genre_id", "title_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_name_key" ON "people"("name");

-- CreateIndex
CREATE INDEX "title_credits_person_id_idx" ON "title_credits"("person_id");

-- CreateIndex
CREATE INDEX "watch_progress_title_id_idx" ON "watch_progress"("title_id");

-- CreateIndex
CREATE INDEX "watch_history_profile_id_occurred_at_id_idx" ON "watch_history"("profile_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ratings_title_id_idx" ON "ratings"("title_id");

-- CreateIndex
CREATE INDEX "ratings_rated_at_idx" ON "ratings"("rated_at");

-- CreateIndex
CREATE INDEX "item_similarities_title_id_idx" ON "item_similarities"("title_id");

-- CreateIndex
CREATE INDEX "trending_scores_window_score_title_id_idx" ON "trending_scores"("window", "score" DESC, "title_id");

-- CreateIndex
CREATE INDEX "trending_scores_title_id_idx" ON "trending_scores"("title_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_events_id_key" ON "outbox_events"("id");

-- CreateIndex
CREATE INDEX "audit_entries_occurred_at_idx" ON "audit_entries"("occurred_at");

-- CreateIndex
CREATE INDEX "audit_entries_subject_type_subject_id_idx" ON "audit_entries"("subject_type", "subject_id");

-- AddForeignKey
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_favourite_genres" ADD CONSTRAINT "profile_favourite_genres_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_favourite_genres" ADD CONSTRAINT "profile_favourite_genres_genre_id_fkey" FOREIGN KEY ("genre_id") REFERENCES "genres"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_sessions" ADD CONSTRAINT "device_sessions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription_transitions" ADD CONSTRAINT "subscription_transitions_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "titles" ADD CONSTRAINT "titles_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "title_genres" ADD CONSTRAINT "title_genres_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "title_genres" ADD CONSTRAINT "title_genres_genre_id_fkey" FOREIGN KEY ("genre_id") REFERENCES "genres"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "title_credits" ADD CONSTRAINT "title_credits_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "title_credits" ADD CONSTRAINT "title_credits_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_progress" ADD CONSTRAINT "watch_progress_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_progress" ADD CONSTRAINT "watch_progress_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_history" ADD CONSTRAINT "watch_history_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_history" ADD CONSTRAINT "watch_history_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_similarities" ADD CONSTRAINT "item_similarities_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "recommendation_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_similarities" ADD CONSTRAINT "item_similarities_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trending_scores" ADD CONSTRAINT "trending_scores_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
