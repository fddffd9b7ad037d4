-- AlterTable
ALTER TABLE "device_sign_ins" ADD COLUMN     "decided_by" UUID;

-- CreateIndex
CREATE INDEX "device_sign_ins_decided_by_idx" ON "device_sign_ins"("decided_by");

-- AddForeignKey
ALTER TABLE "device_sign_ins" ADD CONSTRAINT "device_sign_ins_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "device_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;
