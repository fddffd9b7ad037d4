import { describe, expect, test } from 'vitest';
import type { ImportedTitleInput } from '../generated/graphql.js';
import * as catalog from '../support/catalog-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { Search } from '../support/search-operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { client } = await story.admin();
const { prisma } = platform.engine.database;

async function start(source: string, titles: readonly ImportedTitleInput[]) {
  const input = { source, titles: [...titles] };
  return (await client.send(catalog.ImportCatalog, { input })).importCatalog;
}

const progressOf = async (id: string) =>
  (await client.send(catalog.CatalogImport, { id })).admin.catalogImport;

async function imported(source: string, titles: readonly ImportedTitleInput[]) {
  const { id } = await start(source, titles);
  return eventually(
    () => progressOf(id),
    (progress) => progress?.state === 'FINISHED',
  );
}

const film = (number: number, more: Partial<ImportedTitleInput> = {}): ImportedTitleInput => ({
  key: `film-${number}`,
  kind: 'MOVIE',
  name: `Imported ${number}`,
  runtimeSeconds: 5_400,
  maturityRating: 'PG',
  genres: ['Imported Drama'],
  credits: [{ name: `Maker ${number % 3}`, role: 'DIRECTOR' }],
  ...more,
});

describe('an import', () => {
  test('imports and publishes films, series and episodes, which can be found', async () => {
    const titles: ImportedTitleInput[] = [
      film(1),
      { key: 'saga', kind: 'SERIES', name: 'Imported Saga', maturityRating: 'TV-14' },
      ...[1, 2].map(
        (number): ImportedTitleInput => ({
          key: `saga-1-${number}`,
          kind: 'EPISODE',
          name: `Saga ${number}`,
          runtimeSeconds: 2_400,
          maturityRating: 'TV-14',
          seriesKey: 'saga',
          seasonNumber: 1,
          episodeNumber: number,
        }),
      ),
    ];
    expect(await imported('first', titles)).toMatchObject({
      total: 4,
      done: 4,
      created: 4,
      updated: 0,
      rejected: 0,
      problems: [],
    });
    const { search } = await story.visitor.send(Search, { query: 'imported saga' });
    expect(search.edges[0]?.node).toMatchObject({ kind: 'SERIES', name: 'Imported Saga' });
  });

  test('updates changed titles, and skips unchanged ones', async () => {
    await imported('again', [film(1), film(2), film(3)]);
    const before = await prisma.title.findMany({ where: { source: 'again' }, orderBy: { sourceId: 'asc' } });
    expect(await imported('again', [film(1), film(2, { name: 'Renamed' }), film(4)])).toMatchObject({
      created: 1,
      updated: 1,
      rejected: 0,
      done: 3,
    });
    const after = await prisma.title.findMany({ where: { source: 'again' }, orderBy: { sourceId: 'asc' } });
    expect(after.map(({ name }) => name)).toEqual(['Imported 1', 'Renamed', 'Imported 3', 'Imported 4']);
    expect(after[0]?.version).toBe(before[0]?.version);
    expect(after[1]?.id).toBe(before[1]?.id);
  });

  test('skips a title with the same credits, in any order of roles', async () => {
    const credits = [
      { name: 'Bo Lind', role: 'ACTOR' as const },
      { name: 'Ada Holm', role: 'DIRECTOR' as const },
      { name: 'Cy Moe', role: 'ACTOR' as const },
    ];
    const directorsFirst = [credits[1]!, credits[0]!, credits[2]!];
    await imported('credited', [film(1, { credits })]);
    expect(await imported('credited', [film(1, { credits: directorsFirst })])).toMatchObject({ updated: 0 });

    // The demo numbers credits within each role.
    for (const position of [1, 2]) {
      await prisma.titleCredit.updateMany({
        where: { title: { source: 'credited' }, role: 'ACTOR', position },
        data: { position: position - 1 },
      });
    }
    expect(await imported('credited', [film(1, { credits })])).toMatchObject({ updated: 0 });
    expect(await imported('credited', [film(1, { credits: credits.toReversed() })])).toMatchObject({
      updated: 1,
    });
  });

  test('does not change the availability that an editor has set', async () => {
    await imported('licensed', [film(1), film(2)]);
    const titles = await prisma.title.findMany({
      where: { source: 'licensed' },
      orderBy: { sourceId: 'asc' },
    });
    const windows = [{ region: 'DE', startsAt: '2020-01-01T00:00:00.000Z', endsAt: null }];
    for (const { id, version } of titles) {
      await client.send(catalog.UpdateTitle, { input: { id, version, windows } });
    }
    expect(await imported('licensed', [film(1), film(2, { name: 'Renamed' })])).toMatchObject({
      updated: 1,
      rejected: 0,
    });
    for (const { id } of titles) {
      expect(await prisma.availabilityWindow.findMany({ where: { titleId: id } })).toMatchObject([
        { region: 'DE' },
      ]);
    }
  });

  test('recognises another spelling of a genre', async () => {
    await imported('spelling', [
      film(1, { genres: ['Space-Opera'] }),
      film(2, { genres: ['Space opera', 'space Opera'] }),
    ]);
    const genres = await prisma.titleGenre.findMany({
      where: { title: { source: 'spelling' } },
      include: { genre: true },
    });
    expect(genres.map(({ genre }) => genre.name)).toEqual(['Space-Opera', 'Space-Opera']);
  });

  test('reports rejected titles with reasons, and imports all others', async () => {
    const progress = await imported('mixed', [
      film(1, { maturityRating: 'nonsense' }),
      film(2, { name: '' }),
      {
        key: 'orphan',
        kind: 'EPISODE',
        name: 'Orphan',
        seriesKey: 'nothing',
        seasonNumber: 1,
        episodeNumber: 1,
      },
      film(3),
    ]);
    expect(progress).toMatchObject({ created: 1, rejected: 3, done: 4 });
    expect(progress?.problems.map(({ key }) => key)).toEqual(['film-1', 'film-2', 'orphan']);
    expect(progress?.problems[2]?.message).toContain('no such series');
  });

  test('reports a title whose kind would change, and does not change it', async () => {
    const episode = {
      kind: 'EPISODE',
      seriesKey: 'saga',
      seasonNumber: 1,
      maturityRating: 'TV-14',
    } as const;
    const saga: ImportedTitleInput = { key: 'saga', kind: 'SERIES', name: 'Saga', maturityRating: 'TV-14' };
    const other = { ...saga, key: 'other' };
    const episodes = [1, 2, 3].map((number) => film(number, { ...episode, episodeNumber: number }));
    await imported('moved', [saga, other, ...episodes, film(4)]);

    const again = await imported('moved', [
      film(1, { ...episode, episodeNumber: 5 }),
      film(2, { ...episode, episodeNumber: 2, seriesKey: 'other' }),
      film(3, { ...episode, episodeNumber: 3 }),
      film(4, { ...episode, episodeNumber: 4 }),
    ]);
    expect(again).toMatchObject({ created: 0, updated: 0, rejected: 3 });
    expect(again?.problems.map(({ key }) => key)).toEqual(['film-1', 'film-2', 'film-4']);
  });

  test('of a class that is too long to be stored leaves the title out, and ends', async () => {
    const titles = [film(1, { maturityRating: `PG${' '.repeat(20)}13` }), film(2)];
    expect(await imported('classes', titles)).toMatchObject({ created: 1, rejected: 1 });
  });

  test('of a genre that is longer in lower case ends, and all spellings are the same genre', async () => {
    const [name, spelling] = ['İ'.repeat(60), 'i'.repeat(60)];
    const titles = [film(1, { genres: [name] }), film(2, { genres: [spelling] })];
    expect(await imported('letters', titles)).toMatchObject({ created: 2, rejected: 0 });
    expect(await prisma.genre.count({ where: { name: { in: [name, spelling] } } })).toBe(1);
  });

  test('reports its progress live to the end', async () => {
    const { id } = await start(
      'live',
      Array.from({ length: 35 }, (_, index) => film(index)),
    );
    const states: string[] = [];
    // From the beginning, at any time.
    for await (const { catalogImportProgressed: event } of client.live(catalog.CatalogImportProgressed, {
      id,
      after: id,
    })) {
      states.push(event.catalogImport.state);
      if (event.catalogImport.state === 'FINISHED') break;
    }
    expect(states.at(-1)).toBe('FINISHED');
    expect(await progressOf(id)).toMatchObject({ done: 35, created: 35 });
  });

  test.each<[string, string, readonly ImportedTitleInput[]]>([
    ['no titles', 'empty', []],
    ['the name of a source of ours', 'studio', [film(1)]],
    ['a source without a proper name', 'My Data!', [film(1)]],
    ['a key twice', 'twice', [film(1), film(1)]],
    ['a key of nothing', 'keyless', [film(1, { key: '' })]],
    ['more than 500', 'many', Array.from({ length: 501 }, (_, index) => film(index))],
  ])('of %s is refused', async (_name, source, titles) => {
    expect(await failureOf(start(source, titles))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await prisma.catalogImport.count({ where: { source } })).toBe(0);
  });

  test('resumes after an interruption, and counts nothing twice', async () => {
    const titles = [film(1), film(2), film(3)];
    const { id } = await start('interrupted', titles);
    await eventually(
      () => progressOf(id),
      (progress) => progress?.state === 'FINISHED',
    );
    // As if the importing process had died after the second title, before it was counted.
    await prisma.catalogImport.update({
      where: { id },
      data: { state: 'RUNNING', finishedAt: null, titles, done: 1, created: 1 },
    });
    await platform.engine.catalog.imports.run(id, new AbortController().signal);
    expect(await progressOf(id)).toMatchObject({
      state: 'FINISHED',
      done: 3,
      created: 1,
      updated: 0,
      rejected: 0,
    });
    expect(await prisma.title.count({ where: { source: 'interrupted' } })).toBe(3);
  });
});
