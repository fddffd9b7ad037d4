import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportFixture, startImportFixture } from './import-fixture.js';

/** The same three films and four ratings in the three formats of MovieLens. */
const genreFlags = (...set: number[]) =>
  Array.from({ length: 19 }, (_, index) => (set.includes(index) ? '1' : '0')).join('|');

const releases = {
  '100k': {
    'u.item': Buffer.from(
      `1|Amélie (2001)|25-Apr-2001||http://us.imdb.com/1|${genreFlags(5, 14)}\n2|Matrix, The (1999)|31-Mar-1999||http://us.imdb.com/2|${genreFlags(1, 15)}\n3|unknown||||${genreFlags(0)}\n`,
      'latin1',
    ),
    'u.data': '7\t1\t5\t978300760\n7\t2\t4\t978300761\n9\t1\t1\t978300762\n9\t3\t3\t978300763\n',
  },
  '1M': {
    'movies.dat': Buffer.from(
      '1::Amélie (2001)::Comedy|Romance\n2::Matrix, The (1999)::Action|Sci-Fi\n3::unknown::(no genres listed)\n',
      'latin1',
    ),
    'ratings.dat': '7::1::5::978300760\n7::2::4::978300761\n9::1::1::978300762\n9::3::3::978300763\n',
  },
  '10M': {
    'movies.dat':
      '1::Amélie (2001)::Comedy|Romance\n2::Matrix, The (1999)::Action|Sci-Fi\n3::unknown::(no genres listed)\n',
    'ratings.dat': '7::1::5::978300760\n7::2::4::978300761\n9::1::1::978300762\n9::3::3::978300763\n',
  },
  '25M': {
    'movies.csv':
      '\ufeffmovieId,title,genres\r\n1,Amélie (2001),Comedy|Romance\r\n2,"Matrix, The (1999)",Action|Sci-Fi\r\n3,unknown,(no genres listed)\r\n',
    'ratings.csv':
      'userId,movieId,rating,timestamp\r\n7,1,5.0,978300760\r\n7,2,4.0,978300761\r\n9,1,1.0,978300762\r\n9,3,3.0,978300763\r\n',
  },
} satisfies Record<string, Record<string, string | Buffer>>;

describe('a MovieLens release', () => {
  let folder: string;
  let fixture: ImportFixture;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'movielens-'));
    fixture = await startImportFixture(folder);
  });
  afterEach(async () => {
    await fixture[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it.each(Object.entries(releases))('is imported as %s', async (_, files) => {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);

    const summary = await fixture.import();
    expect(summary).toMatchObject({ users: 2, titles: 3, ratings: 4, duplicates: 0, rejected: 0 });

    const titles = await fixture.database.prisma.title.findMany({
      where: { source: 'test-set' },
      include: { genres: { include: { genre: true } } },
      orderBy: { sourceId: 'asc' },
    });
    expect(titles).toMatchObject([
      {
        name: 'Amélie',
        releaseYear: 2001,
        status: 'PUBLISHED',
        requiredTier: null,
        minimumAge: 18,
        runtimeSeconds: 6000,
        runtimeIsEstimated: true,
        voteCount: 2,
        averageRating: 6,
        popularity: Math.log10(3),
      },
      { name: 'The Matrix', releaseYear: 1999, voteCount: 1, averageRating: 8 },
      { name: 'unknown', releaseYear: null, genres: [] },
    ]);
    const genresOf = (index: number) => titles[index]?.genres.map(({ genre }) => genre.name).toSorted();
    expect(genresOf(0)).toEqual(['Comedy', 'Romance']);
    expect(genresOf(1)).toEqual(['Action', 'Science Fiction']);

    const viewer = await fixture.database.prisma.account.findUniqueOrThrow({
      where: { externalId: 'test-set:7' },
      include: { profiles: { include: { ratings: { orderBy: { ratedAt: 'asc' } } } } },
    });
    expect(viewer).toMatchObject({
      email: 'user-7@test-set.imported.streamcore.invalid',
      origin: 'IMPORTED',
      passwordHash: null,
      profiles: [
        {
          ratings: [
            { halfStars: 10, ratedAt: new Date(978_300_760_000) },
            { halfStars: 8, ratedAt: new Date(978_300_761_000) },
          ],
        },
      ],
    });
  });

  it('is distinguished from other folders, naming the missing files', async () => {
    await writeFile(join(folder, 'ratings.csv'), 'userId,movieId,rating,timestamp\n');
    await expect(fixture.import()).rejects.toThrow(/no MovieLens release.*ratings\.csv and movies\.csv/);
  });
});
