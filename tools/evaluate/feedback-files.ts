import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Feedback, FeedbackBuilder } from '../../src/modules/recommendations/learning/feedback.js';
import type { FactsByTitle, TitleFacts } from '../../src/modules/recommendations/learning/training-model.js';

/** The files with the feedback of a data set. */
export interface FeedbackFiles {
  /** All feedback, or the training part. */
  readonly training: readonly string[];
  /** The test part; null if the data set has no split. */
  readonly held: string | null;
}

const RATING_FILES = ['ratings.csv', 'ratings.dat', 'u.data'];
const SEPARATORS = ['::', '\t', ','] as const;

/**
 * Finds the files of a published data set: MovieLens (`ratings.csv`, `ratings.dat`, `u.data`), RecBole (`*.inter`), or
 * lists of titles by viewer (`train.txt`, optionally `valid.txt`, and `test.txt`).
 * @throws Error when the folder has none of them
 */
export function findFeedback(folder: string): FeedbackFiles {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const files = readdirSync(folder);
  if (files.includes('train.txt') && files.includes('test.txt')) {
    const training = ['train.txt', 'valid.txt'].filter((file) => files.includes(file));
    return { training: training.map((file) => join(folder, file)), held: join(folder, 'test.txt') };
  }
  const ratings =
    RATING_FILES.find((file) => files.includes(file)) ?? files.find((file) => file.endsWith('.inter'));
  if (ratings === undefined) {
    throw new Error(
      `${folder} has none of ${RATING_FILES.join(', ')}, *.inter, or train.txt with test.txt: give the folder of a data set.`,
    );
  }
  return { training: [join(folder, ratings)], held: null };
}

/** Which ratings count as likes, and their weight. */
export interface RatingRules {
  /** Lower ratings do not count as likes; null: all do. */
  readonly least: number | null;
  /** The rating with weight 1, of which lower ones have their share; null: all have weight 1. */
  readonly whole: number | null;
}

/** @throws Error with file and line if one cannot be parsed */
export async function readFeedback(files: readonly string[], rules: RatingRules): Promise<Feedback> {
  const builder = new FeedbackBuilder();
  for (const file of files) {
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(file, 'latin1') })) {
      number += 1;
      if (line.trim() === '' || (number === 1 && !/^\d/.test(line))) continue;
      if (!addLine(builder, line.trim(), rules)) {
        throw new Error(`${file}, line ${number} is no rating: ${line.slice(0, 80)}`);
      }
    }
  }
  return builder.build();
}

/** Genres, as numbers, and the year of release by title, if a data set has them (MovieLens' `movies.csv`). */
export async function readFacts(folder: string): Promise<FactsByTitle> {
  const file = join(folder, 'movies.csv');
  const facts = new Map<number, TitleFacts>();
  if (!existsSync(file)) return facts;
  const numbers = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const title = Number.parseInt(line, 10);
    if (Number.isNaN(title)) continue;
    const names = line.slice(line.lastIndexOf(',') + 1).split('|');
    facts.set(title, {
      genres: names.filter((name) => !name.startsWith('(')).map((name) => numberOf(name, numbers)),
      people: [],
      tags: [],
      releasedAt: yearIn(line),
    });
  }
  return facts;
}

/** Names end with the year, as in `Toy Story (1995)`, of which only the year is used. */
function yearIn(line: string): Date | null {
  const year = [...line.matchAll(/\((\d{4})\)/g)].at(-1)?.[1];
  return year === undefined ? null : new Date(Date.UTC(Number(year), 0));
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}

function addLine(builder: FeedbackBuilder, line: string, { least, whole }: RatingRules): boolean {
  const separator = SEPARATORS.find((candidate) => line.includes(candidate));
  const fields = line.split(separator ?? ' ').map(Number);
  const [viewer, title, rating, time = 0] = fields;
  if (viewer === undefined || !fields.slice(0, 4).every((field) => Number.isFinite(field) && field >= 0))
    return false;
  if (separator === undefined) {
    for (const each of fields.slice(1)) builder.add(viewer, each, 0);
    return true;
  }
  if (title === undefined) return false;
  const weight = whole === null ? 1 : (rating ?? 0) / whole;
  if (least === null || (rating ?? 0) >= least) builder.add(viewer, title, Math.trunc(time), weight);
  return true;
}
