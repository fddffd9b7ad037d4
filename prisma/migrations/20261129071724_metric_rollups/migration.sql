-- CreateTable
CREATE TABLE "metric_rollups" (
    "width_seconds" INTEGER NOT NULL,
    "begins_at" TIMESTAMPTZ(3) NOT NULL,
    "metric" VARCHAR(80) NOT NULL,
    "labels" VARCHAR(400) NOT NULL,
    "count" BIGINT NOT NULL,
    "micros" BIGINT NOT NULL,
    "buckets" SMALLINT[],
    "bucket_counts" BIGINT[],

    CONSTRAINT "metric_rollups_pkey" PRIMARY KEY ("width_seconds","metric","begins_at","labels")
);

-- CreateTable
CREATE TABLE "metric_rollup_progress" (
    "width_seconds" INTEGER NOT NULL,
    "done_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_rollup_progress_pkey" PRIMARY KEY ("width_seconds")
);

-- CreateIndex
CREATE INDEX "metric_rollups_width_seconds_begins_at_idx" ON "metric_rollups"("width_seconds", "begins_at");
