-- CreateEnum
CREATE TYPE "billing_reason" AS ENUM ('START', 'RENEWAL', 'PLAN_CHANGE', 'RECOVERY');

-- CreateEnum
CREATE TYPE "invoice_status" AS ENUM ('OPEN', 'PAID', 'VOID');

-- CreateEnum
CREATE TYPE "invoice_line_kind" AS ENUM ('PERIOD', 'UNUSED_TIME', 'REMAINING_TIME');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED');

-- DropForeignKey
ALTER TABLE "payments" DROP CONSTRAINT "payments_subscription_id_fkey";

-- DropIndex
DROP INDEX "payments_subscription_id_idx";

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "check_at" TIMESTAMPTZ(3),
ADD COLUMN     "checks" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "gateway_customer" VARCHAR(120),
ADD COLUMN     "invoice_id" UUID,
ADD COLUMN     "lines" JSONB,
ADD COLUMN     "payment_method" VARCHAR(120),
ADD COLUMN     "period_end" TIMESTAMPTZ(3),
ADD COLUMN     "period_start" TIMESTAMPTZ(3),
ADD COLUMN     "reason" "billing_reason",
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ALTER COLUMN "idempotency_key" SET DATA TYPE VARCHAR(160);
UPDATE "payments" SET "idempotency_key" = 'client:' || "idempotency_key";

-- What was paid before there were invoices began a subscription.
UPDATE "payments" SET
    "reason" = 'START',
    "payment_method" = 'pm_card',
    "period_start" = "payments"."created_at",
    "period_end" = "payments"."created_at" + CASE "plans"."interval" WHEN 'YEAR' THEN interval '1 year' ELSE interval '1 month' END,
    "settled_at" = CASE WHEN "payments"."status" <> 'PENDING' THEN "payments"."created_at" END,
    "check_at" = CASE WHEN "payments"."status" = 'PENDING' THEN "payments"."created_at" END
FROM "plans" WHERE "plans"."id" = "payments"."plan_id";
UPDATE "payments" SET "lines" = jsonb_build_array(jsonb_build_object(
    'kind', 'PERIOD',
    'planId', "plan_id",
    'period', jsonb_build_object('start', "period_start", 'end', "period_end"),
    'amountMinor', "amount_minor"));

ALTER TABLE "payments" ALTER COLUMN "lines" SET NOT NULL,
ALTER COLUMN "payment_method" SET NOT NULL,
ALTER COLUMN "period_end" SET NOT NULL,
ALTER COLUMN "period_start" SET NOT NULL,
ALTER COLUMN "reason" SET NOT NULL;

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "trial_days" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "subscription_transitions" ADD COLUMN     "plan_id" UUID,
ADD COLUMN     "reason" VARCHAR(500);

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "anchor" TIMESTAMPTZ(3),
ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "gateway_customer" VARCHAR(120),
ADD COLUMN     "next_action_at" TIMESTAMPTZ(3),
ADD COLUMN     "next_retry_at" TIMESTAMPTZ(3),
ADD COLUMN     "payment_method" VARCHAR(120),
ADD COLUMN     "scheduled_plan_id" UUID,
ADD COLUMN     "suspended_by_admin" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "suspension_ends_at" TIMESTAMPTZ(3);

UPDATE "subscriptions" SET
    "anchor" = "current_period_start",
    "payment_method" = 'pm_card',
    "cancelled_at" = CASE WHEN "state" = 'CANCELLED' THEN "current_period_start" END,
    "next_action_at" = CASE WHEN "state" IN ('ACTIVE', 'CANCELLED') THEN "current_period_end" END;

ALTER TABLE "subscriptions" ALTER COLUMN "anchor" SET NOT NULL,
ALTER COLUMN "payment_method" SET NOT NULL;

-- CreateTable
CREATE TABLE "invoice_series" (
    "id" SMALLINT NOT NULL,
    "last_number" BIGINT NOT NULL,

    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "account_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "reason" "billing_reason" NOT NULL,
    "status" "invoice_status" NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "invoice_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "kind" "invoice_line_kind" NOT NULL,
    "plan_id" UUID NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "amount_minor" INTEGER NOT NULL,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("invoice_id","position")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "invoice_id" UUID,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "charge_reference" VARCHAR(120) NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "idempotency_key" VARCHAR(120) NOT NULL,
    "status" "refund_status" NOT NULL,
    "failure_reason" VARCHAR(120),
    "gateway_reference" VARCHAR(120),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "check_at" TIMESTAMPTZ(3),
    "checks" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_notices" (
    "id" VARCHAR(120) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gateway_notices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices"("number");

-- CreateIndex
CREATE INDEX "invoices_account_id_issued_at_id_idx" ON "invoices"("account_id", "issued_at", "id");

-- CreateIndex
CREATE INDEX "refunds_invoice_id_idx" ON "refunds"("invoice_id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_account_id_idempotency_key_key" ON "refunds"("account_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "gateway_notices_received_at_idx" ON "gateway_notices"("received_at");

-- CreateIndex
CREATE INDEX "payments_invoice_id_idx" ON "payments"("invoice_id");

-- CreateIndex
CREATE INDEX "subscription_transitions_occurred_at_idx" ON "subscription_transitions"("occurred_at");

-- CreateIndex
CREATE INDEX "subscriptions_scheduled_plan_id_idx" ON "subscriptions"("scheduled_plan_id");

-- CreateIndex
CREATE INDEX "subscriptions_next_action_at_idx" ON "subscriptions"("next_action_at");

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_scheduled_plan_id_fkey" FOREIGN KEY ("scheduled_plan_id") REFERENCES "plans"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE SET NULL ON UPDATE CASCADE;
