-- CreateEnum
CREATE TYPE "dispute_status" AS ENUM ('OPEN', 'WON', 'LOST');

-- CreateTable
CREATE TABLE "disputes" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "gateway_reference" VARCHAR(120) NOT NULL,
    "reason" VARCHAR(120) NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "dispute_status" NOT NULL,
    "suspension_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "disputes_gateway_reference_key" ON "disputes"("gateway_reference");

-- CreateIndex
CREATE INDEX "disputes_payment_id_idx" ON "disputes"("payment_id");

-- CreateIndex
CREATE INDEX "disputes_account_id_opened_at_id_idx" ON "disputes"("account_id", "opened_at", "id");

-- By which a dispute finds what is disputed. On a large table it is made by hand first, see docs/operations.md.
CREATE INDEX IF NOT EXISTS "payments_gateway_reference_idx" ON "payments"("gateway_reference");

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "disputes"
    ADD CONSTRAINT "disputes_say_when" CHECK (("status" = 'OPEN') = ("closed_at" IS NULL));
