-- CreateTable
CREATE TABLE "trial_cards" (
    "hash" VARCHAR(64) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trial_cards_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "trial_cards_used_at_idx" ON "trial_cards"("used_at");
