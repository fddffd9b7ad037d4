-- CreateTable
CREATE TABLE "regional_trends" (
    "window" "trending_window" NOT NULL,
    "region" CHAR(2) NOT NULL,
    "title_id" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "regional_trends_pkey" PRIMARY KEY ("window","region","title_id"),
    CONSTRAINT "regional_trends_region_is_a_code" CHECK ("region" ~ '^[A-Z]{2}$')
);

-- CreateTable
CREATE TABLE "viewer_regions" (
    "account_id" UUID NOT NULL,
    "region" CHAR(2) NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "viewer_regions_pkey" PRIMARY KEY ("account_id"),
    CONSTRAINT "viewer_regions_region_is_a_code" CHECK ("region" ~ '^[A-Z]{2}$')
);

-- CreateIndex
CREATE INDEX "regional_trends_title_id_idx" ON "regional_trends"("title_id");

-- AddForeignKey
ALTER TABLE "regional_trends" ADD CONSTRAINT "regional_trends_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "viewer_regions" ADD CONSTRAINT "viewer_regions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
