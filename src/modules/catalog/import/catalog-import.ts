import { z } from 'zod';
import { PLAN_TIERS } from '../../../shared/plan-tier.js';

const text = z.string().nullish();
const count = z.int().nullish();

/** A title to import. Its key identifies it within its source when it is imported again. */
export const importedTitleSchema = z.object({
  key: z.string().min(1).max(120),
  kind: z.enum(['MOVIE', 'SERIES', 'EPISODE']),
  name: z.string(),
  synopsis: text,
  releaseDate: text,
  runtimeSeconds: count,
  creditsStartSeconds: count,
  maturityRating: text,
  requiredTier: z.enum(PLAN_TIERS).nullish(),
  studio: text,
  originalLanguage: text,
  tags: z.array(z.string()).nullish(),
  /** By name. */
  genres: z.array(z.string().trim().min(1).max(60)).nullish(),
  credits: z.array(z.object({ name: z.string(), role: z.enum(['DIRECTOR', 'WRITER', 'ACTOR']) })).nullish(),
  /** For an episode: the key of its series, which precedes it or is in the catalog. */
  seriesKey: text,
  seasonNumber: count,
  episodeNumber: count,
});

export type ImportedTitle = z.infer<typeof importedTitleSchema>;

/** Why a title was rejected. */
export interface ImportProblem {
  readonly key: string;
  readonly message: string;
}

/** The progress of an import. */
export interface ImportProgress {
  readonly id: string;
  readonly source: string;
  readonly state: 'RUNNING' | 'FINISHED';
  readonly total: number;
  readonly done: number;
  readonly created: number;
  readonly updated: number;
  readonly rejected: number;
  /** The first rejected titles. */
  readonly problems: readonly ImportProblem[];
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

export type ImportOutcome = 'created' | 'updated' | 'unchanged' | { readonly rejected: string };
