CREATE TYPE "notification_topic" AS ENUM ('ACCOUNT', 'SUBSCRIPTION');

CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "topic" "notification_topic" NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "notifications_account_id_created_at_id_idx" ON "notifications"("account_id", "created_at" DESC, "id" DESC);
CREATE INDEX "notifications_created_at_idx" ON "notifications"("created_at");
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is still to be read, which every client asks for.
CREATE INDEX "notifications_unread_idx" ON "notifications" ("account_id", "created_at" DESC, "id" DESC) WHERE "read_at" IS NULL;
