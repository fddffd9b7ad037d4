import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportFixture, startImportFixture } from './import-fixture.js';

const LATEST_SMALL = resolve(import.meta.dirname, '../../../shared/data/ml-latest-small');
const isThere = existsSync(LATEST_SMALL);

const MOVIES = 500;
const FIRST_TIME = 1_000_000_000;

describe('the MovieLens import', () => {
  let folder: string;
  let fixture: ImportFixture;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'movielens-'));
    fixture = await startImportFixture(folder);
    await writeMovies();
  });
  afterEach(async () => {
    await fixture[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  async function writeMovies(): Promise<void> {
    const movies = Array.from(
      { length: MOVIES },
      (_, index) => `${index + 1},Film ${index + 1} (1999),Drama`,
    );
    await writeFile(join(folder, 'movies.csv'), `movieId,title,genres\n${movies.join('\n')}\n`);
  }

  async function writeRatings(lines: readonly (string | Buffer)[]): Promise<void> {
    const content = lines.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
    await writeFile(
      join(folder, 'ratings.csv'),
      Buffer.concat([Buffer.from('userId,movieId,rating,timestamp\n'), ...content]),
    );
  }

  /** Everything that an import writes, except the ids, which are new each time. */
  async function contents(): Promise<unknown> {
    const { rows } = await fixture.database.pool.query(
      `SELECT external_id, source_id, half_stars, rated_at, vote_count, average_rating, popularity
       FROM ratings JOIN titles ON titles.id = title_id JOIN profiles ON profiles.id = profile_id
       JOIN accounts ON accounts.id = account_id
       ORDER BY external_id, source_id`,
    );
    return rows;
  }

  it('skips a hundred damaged lines, reports where and why, and imports the rest', async () => {
    const damages: readonly [line: string | Buffer, reason: string][] = [
      ['1,2,3.5', 'wrong number of fields'],
      ['one,2,3.5,1000000000', 'the user id is not a positive whole number'],
      ['1,two,3.5,1000000000', 'the movie id is not a positive whole number'],
      ['1,2,3.3,1000000000', 'the rating is not 0.5 to 5 stars by halves'],
      ['1,2,3.5,7', 'the timestamp is not a time since 1995'],
      ['1,999999,3.5,1000000000', 'unknown movie'],
      [Buffer.from('1,2,3.5,10000000é0', 'latin1'), 'the line is not valid UTF-8'],
      ['1,2,3.5,100000\x00000', 'the line holds a NUL byte'],
      ['1,"2,3.5,1000000000', 'the quotes do not match'],
      [`1,2,3.5,${'1'.repeat(40_000)}`, 'the line is too long'],
    ];
    const sound = ratingLines(3000);
    const lines = sound.flatMap((line, index) =>
      index % 30 === 0 ? [line, damages[(index / 30) % 10]?.[0] ?? ''] : [line],
    );
    await writeRatings(lines);

    const summary = await fixture.import();
    expect(summary).toMatchObject({ titles: MOVIES, ratings: 3000, duplicates: 0, rejected: 100 });
    expect(Object.fromEntries(summary.rejectsByReason)).toEqual(
      Object.fromEntries(damages.map(([, reason]) => [reason, 10])),
    );

    const rejects = (await readFile(fixture.rejectsPath, 'utf8')).trimEnd().split('\n');
    expect(rejects).toHaveLength(100);
    // The header is line 1, and each damaged line follows a valid one.
    const places = rejects.map((reject) => reject.split('\t').slice(0, 2));
    expect(places).toEqual(
      Array.from({ length: 100 }, (_, index) => [`ratings.csv:${31 * index + 3}`, damages[index % 10]?.[1]]),
    );
  });

  it('merges two spellings of a genre, and keeps names in other scripts apart', async () => {
    const genres = ['Slice of Life|драма', 'Slice-of-Life|комедия', 'slice of life!|Slice of Life'];
    const movies = genres.map((names, index) => `${index + 1},Film ${index + 1} (1999),${names}`);
    await writeFile(join(folder, 'movies.csv'), `movieId,title,genres\n${movies.join('\n')}\n`);
    await writeRatings(['1,1,3.5,1000000000']);
    await fixture.import();
    const { rows } = await fixture.database.pool.query(
      `SELECT source_id AS film, array_agg(genres.name ORDER BY genres.name COLLATE "C") AS genres
       FROM titles JOIN title_genres ON title_id = titles.id JOIN genres ON genres.id = genre_id
       GROUP BY source_id ORDER BY source_id`,
    );
    expect(rows).toEqual([
      { film: '1', genres: ['Slice of Life', 'драма'] },
      { film: '2', genres: ['Slice of Life', 'комедия'] },
      { film: '3', genres: ['Slice of Life'] },
    ]);
  });

  it('keeps the later of two ratings of the same film, in any order, and counts the other', async () => {
    const first = ratingLines(25_000);
    await writeRatings([
      '900001,1,1.0,1000000005',
      '900001,1,2.0,1000000009',
      '900002,1,5.0,1000000009',
      ...first,
      '900001,1,3.0,1000000007',
      '900002,1,4.0,1000000010',
    ]);
    expect(await fixture.import()).toMatchObject({ ratings: 25_002, duplicates: 3, rejected: 0 });
    const stars = async (user: number) => {
      const profile = await fixture.database.prisma.profile.findFirstOrThrow({
        where: { account: { externalId: `test-set:${user}` } },
        include: { ratings: true },
      });
      return profile.ratings.map(({ halfStars }) => halfStars);
    };
    expect(await stars(900_001)).toEqual([4]);
    expect(await stars(900_002)).toEqual([8]);
  });

  it('is idempotent', async () => {
    await writeRatings([...ratingLines(2000), 'damaged']);
    const first = await fixture.import();
    const before = await contents();
    const second = await fixture.import();
    expect(second).toEqual({ ...first, seconds: second.seconds });
    expect(await contents()).toEqual(before);

    // Even without information about the first run.
    await fixture.database.prisma.importCheckpoint.deleteMany();
    expect(await fixture.import()).toMatchObject({
      users: first.users,
      ratings: 2000,
      duplicates: 2000,
      rejected: 1,
    });
    expect(await contents()).toEqual(before);
    expect((await readFile(fixture.rejectsPath, 'utf8')).match(/damaged/g)).toHaveLength(1);
  });

  it('resumes where it was stopped', async () => {
    await writeRatings(
      ratingLines(60_000).flatMap((line, index) => (index % 1000 === 0 ? [line, 'damaged'] : [line])),
    );
    const stop = new AbortController();
    const stopped = fixture.import({
      signal: stop.signal,
      onProgress: ({ file, lines }) => file === 'ratings.csv' && lines > 20_000 && stop.abort(),
    });
    await expect(stopped).rejects.toThrow('aborted');
    const half = await fixture.database.prisma.rating.count();
    expect(half).toBeGreaterThan(10_000);
    expect(half).toBeLessThan(60_000);

    const begun: number[] = [];
    const summary = await fixture.import({
      onProgress: ({ file, lines }) => file === 'ratings.csv' && begun.push(lines),
    });
    expect(begun[0]).toBeGreaterThan(20_000);
    expect(summary).toMatchObject({ ratings: 60_000, duplicates: 0, rejected: 60 });
    expect((await readFile(fixture.rejectsPath, 'utf8')).match(/damaged/g)).toHaveLength(60);
  });

  it('reads a finished file again if it has changed', async () => {
    await writeRatings(ratingLines(100));
    await fixture.import();
    await writeRatings([...ratingLines(100), '77,5,4.0,1100000000']);
    expect(await fixture.import()).toMatchObject({ ratings: 101, duplicates: 100 });
  });

  it('refuses to run twice concurrently', async () => {
    await writeRatings(ratingLines(30_000));
    const [one, other] = await Promise.allSettled([fixture.import(), fixture.import()]);
    const outcomes = [one, other].map(({ status }) => status).toSorted();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
    const failure = [one, other].find((outcome) => outcome.status === 'rejected');
    expect(String(failure?.reason)).toContain('Another import of test-set is under way');
  });

  it.skipIf(!isThere)(`reads ml-latest-small as published (skipped without ${LATEST_SMALL})`, async () => {
    const summary = await fixture.import({ folder: LATEST_SMALL, dataset: 'ml-latest-small' });
    expect(summary).toMatchObject({ users: 610, titles: 9742, ratings: 100_836, duplicates: 0, rejected: 0 });
    const matrix = await fixture.database.prisma.title.findUniqueOrThrow({
      where: { source_sourceId: { source: 'ml-latest-small', sourceId: '2571' } },
    });
    expect(matrix).toMatchObject({ name: 'The Matrix', releaseYear: 1999, voteCount: 278 });
    const span = await fixture.database.prisma.rating.aggregate({
      _min: { ratedAt: true },
      _max: { ratedAt: true },
    });
    expect(span._min.ratedAt).toEqual(new Date('1996-03-29T18:36:55Z'));
    expect(span._max.ratedAt).toEqual(new Date('2018-09-24T14:27:30Z'));
  });
});

/** Valid ratings: each user rates a hundred films. */
function ratingLines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const user = Math.floor(index / 100) + 1;
    const movie = (index % 100) * 5 + 1;
    const stars = ((index % 10) + 1) / 2;
    return `${user},${movie},${stars.toFixed(1)},${FIRST_TIME + index}`;
  });
}
