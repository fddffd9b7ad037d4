-- CreateTable
CREATE TABLE "platform_clock" (
    "id" SMALLINT NOT NULL,
    "ahead_ms" BIGINT NOT NULL,

    CONSTRAINT "platform_clock_pkey" PRIMARY KEY ("id")
);

-- There is one clock, and it is never behind the system's.
ALTER TABLE "platform_clock"
    ADD CONSTRAINT "platform_clock_is_one" CHECK ("id" = 1),
    ADD CONSTRAINT "platform_clock_is_not_behind" CHECK ("ahead_ms" >= 0);
