-- When the token before the previous one was replaced, so that it can be told whether that is its repeat. Sessions from before do not say.
ALTER TABLE "device_sessions" ADD COLUMN "previous_rotated_at" TIMESTAMPTZ(3);
