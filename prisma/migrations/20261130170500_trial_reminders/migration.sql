-- CreateTable
CREATE TABLE "trial_reminders" (
    "account_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trial_reminders_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "trial_reminders_due_at_idx" ON "trial_reminders"("due_at");

-- AddForeignKey
ALTER TABLE "trial_reminders" ADD CONSTRAINT "trial_reminders_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Trials that are under way end with a reminder too.
INSERT INTO "trial_reminders" ("account_id", "due_at")
SELECT "account_id", "trial_ends_at" - interval '3 days'
FROM "subscriptions"
WHERE "trial_ends_at" > now() AND "trial_ends_at" = "current_period_end"
  AND "created_at" < "trial_ends_at" - interval '3 days';
