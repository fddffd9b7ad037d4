-- What a client asked for with its key, so that the key is not taken for another request. Payments from before do not say.
ALTER TABLE "payments" ADD COLUMN "requested_method" VARCHAR(120);
