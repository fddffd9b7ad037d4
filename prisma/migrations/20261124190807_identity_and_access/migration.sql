-- CreateEnum
CREATE TYPE "email_token_purpose" AS ENUM ('EMAIL_VERIFICATION', 'PASSWORD_RESET');

-- CreateEnum
CREATE TYPE "device_sign_in_state" AS ENUM ('PENDING', 'APPROVED', 'DENIED', 'COMPLETED');

-- CreateEnum
CREATE TYPE "data_export_state" AS ENUM ('PENDING', 'READY', 'FAILED');

-- DropIndex
DROP INDEX "accounts_email_key";

-- DropIndex
DROP INDEX "audit_entries_occurred_at_idx";

-- DropIndex
DROP INDEX "audit_entries_subject_type_subject_id_idx";

-- DropIndex
DROP INDEX "profiles_account_id_name_key";

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "erasure_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "address" VARCHAR(45),
ADD COLUMN     "after" JSONB,
ADD COLUMN     "before" JSONB,
ADD COLUMN     "request_id" VARCHAR(120),
ADD COLUMN     "session_id" UUID,
ALTER COLUMN "details" SET DEFAULT '{}';

-- AlterTable
ALTER TABLE "device_sessions" ADD COLUMN     "address" VARCHAR(45),
ADD COLUMN     "bound_profile_id" UUID,
ADD COLUMN     "revoked_because" VARCHAR(40),
ADD COLUMN     "rotated_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "version_raised_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "profiles" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "pin_hash" TEXT;

-- CreateTable
CREATE TABLE "profile_unlocks" (
    "session_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_unlocks_pkey" PRIMARY KEY ("session_id","profile_id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" VARCHAR(64) NOT NULL,
    "public_key" JSONB NOT NULL,
    "sealed_private_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "signs_from" TIMESTAMPTZ(3) NOT NULL,
    "verifies_until" TIMESTAMPTZ(3),

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_tokens" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" "email_token_purpose" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_sign_ins" (
    "id" UUID NOT NULL,
    "device_code_hash" BYTEA NOT NULL,
    "user_code_hash" BYTEA NOT NULL,
    "device_name" VARCHAR(80) NOT NULL,
    "platform" VARCHAR(40) NOT NULL,
    "address" VARCHAR(45),
    "state" "device_sign_in_state" NOT NULL DEFAULT 'PENDING',
    "account_id" UUID,
    "interval_seconds" SMALLINT NOT NULL,
    "last_polled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_sign_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_counts" (
    "key" VARCHAR(120) NOT NULL,
    "count" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_counts_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "data_exports" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "state" "data_export_state" NOT NULL DEFAULT 'PENDING',
    "content" BYTEA,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "profile_unlocks_profile_id_idx" ON "profile_unlocks"("profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_tokens_token_hash_key" ON "email_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "email_tokens_account_id_idx" ON "email_tokens"("account_id");

-- CreateIndex
CREATE INDEX "email_tokens_expires_at_idx" ON "email_tokens"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "device_sign_ins_device_code_hash_key" ON "device_sign_ins"("device_code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_sign_ins_user_code_hash_key" ON "device_sign_ins"("user_code_hash");

-- CreateIndex
CREATE INDEX "device_sign_ins_account_id_idx" ON "device_sign_ins"("account_id");

-- CreateIndex
CREATE INDEX "device_sign_ins_expires_at_idx" ON "device_sign_ins"("expires_at");

-- CreateIndex
CREATE INDEX "attempt_counts_resets_at_idx" ON "attempt_counts"("resets_at");

-- CreateIndex
CREATE INDEX "data_exports_account_id_idx" ON "data_exports"("account_id");

-- CreateIndex
CREATE INDEX "data_exports_expires_at_idx" ON "data_exports"("expires_at");

-- CreateIndex
CREATE INDEX "accounts_email_idx" ON "accounts"("email");

-- CreateIndex
CREATE INDEX "accounts_erasure_due_at_idx" ON "accounts"("erasure_due_at");

-- CreateIndex
CREATE INDEX "audit_entries_occurred_at_id_idx" ON "audit_entries"("occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_subject_type_subject_id_occurred_at_idx" ON "audit_entries"("subject_type", "subject_id", "occurred_at");

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_occurred_at_idx" ON "audit_entries"("actor_id", "occurred_at");

-- CreateIndex
CREATE INDEX "device_sessions_bound_profile_id_idx" ON "device_sessions"("bound_profile_id");

-- CreateIndex
CREATE INDEX "device_sessions_version_raised_at_idx" ON "device_sessions"("version_raised_at");

-- CreateIndex
CREATE INDEX "profiles_account_id_idx" ON "profiles"("account_id");

-- AddForeignKey
ALTER TABLE "profile_unlocks" ADD CONSTRAINT "profile_unlocks_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "device_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_unlocks" ADD CONSTRAINT "profile_unlocks_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_sessions" ADD CONSTRAINT "device_sessions_bound_profile_id_fkey" FOREIGN KEY ("bound_profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_tokens" ADD CONSTRAINT "email_tokens_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_sign_ins" ADD CONSTRAINT "device_sign_ins_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
