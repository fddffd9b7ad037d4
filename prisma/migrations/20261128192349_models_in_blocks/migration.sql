-- CreateEnum
CREATE TYPE "item_algorithm" AS ENUM ('EASE', 'GRAPH_FILTER');

-- AlterEnum
ALTER TYPE "trending_window" ADD VALUE 'SEASON';

-- A model is learned anew every hour. Those of before are stored in another way.
DELETE FROM "recommendation_models";

-- DropForeignKey
ALTER TABLE "item_similarities" DROP CONSTRAINT "item_similarities_model_id_fkey";

-- DropForeignKey
ALTER TABLE "item_similarities" DROP CONSTRAINT "item_similarities_title_id_fkey";

-- AlterTable
ALTER TABLE "recommendation_models" ADD COLUMN     "algorithm" "item_algorithm" NOT NULL,
ADD COLUMN     "blocks" INTEGER NOT NULL,
ADD COLUMN     "title_ids" UUID[] NOT NULL,
ADD COLUMN     "voices" JSONB NOT NULL;

-- DropTable
DROP TABLE "item_similarities";

-- CreateTable
CREATE TABLE "recommendation_model_inputs" (
    "model_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "recommendation_model_inputs_pkey" PRIMARY KEY ("model_id","part")
);

-- CreateTable
CREATE TABLE "recommendation_model_blocks" (
    "model_id" UUID NOT NULL,
    "block" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "recommendation_model_blocks_pkey" PRIMARY KEY ("model_id","block")
);

-- AddForeignKey
ALTER TABLE "recommendation_model_inputs" ADD CONSTRAINT "recommendation_model_inputs_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "recommendation_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_model_blocks" ADD CONSTRAINT "recommendation_model_blocks_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "recommendation_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "recommendation_models"
    ADD CONSTRAINT "recommendation_models_counts_are_right" CHECK ("blocks" >= 1 AND cardinality("title_ids") = "titles");

-- To compress what is packed already takes time and wins little.
ALTER TABLE "recommendation_model_inputs" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "recommendation_model_blocks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
