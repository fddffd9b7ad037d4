import { describe, expect, test } from 'vitest';
import { PLATFORM } from '../../src/shared/actor.js';
import { failureOf } from '../support/failure.js';
import { createKnownPeople } from '../support/known-person.js';
import { fillTablesOf } from '../support/known-tables.js';
import { EXPORTED_AS, LEFT_OUT } from '../support/personal-columns.js';
import { sessionOf } from '../support/sessions.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { pool } = platform.engine.database;
const story = createStory(platform);
const { someoneKnown, makeExport } = createKnownPeople(platform, story);

type Exported = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

async function exportOf(viewer: Parameters<typeof makeExport>[0]): Promise<Exported> {
  const { pathname, search } = new URL((await makeExport(viewer)).url);
  const { exportedAt: _, ...sections } = (await (
    await fetch(`${platform.address}${pathname}${search}`)
  ).json()) as Exported & { exportedAt: unknown };
  return sections;
}

/** The columns of tables, such as `accounts.email`; those of partitions count with their table. */
async function columnsOf(tables: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ANY($1) ORDER BY table_name, ordinal_position`,
    [tables],
  );
  return rows.map(({ name }) => name);
}

const inCamelCase = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

describe('a data export', () => {
  test('contains every column with personal data, unless a reason is declared', async () => {
    const person = await someoneKnown();
    await fillTablesOf(platform, story, person);
    const sections = await exportOf(person.viewer);
    expect(Object.keys(sections).filter((name) => sections[name]?.length === 0)).toEqual([]);
    const exported = new Set(
      Object.entries(sections).flatMap(([name, rows]) =>
        rows.flatMap((row) => Object.keys(row).map((key) => `${name}.${key}`)),
      ),
    );
    const missing: string[] = [];
    for (const { name, tables } of platform.engine.privacy.sources) {
      for (const column of await columnsOf(tables)) {
        const usual = `${name}.${inCamelCase(column.split('.')[1] ?? '')}`;
        if (!LEFT_OUT[column] && !exported.has(EXPORTED_AS[column] ?? usual)) missing.push(column);
      }
    }
    expect(missing).toEqual([]);
    const all = await columnsOf(platform.engine.privacy.sources.flatMap(({ tables }) => tables));
    const decided = [...Object.keys(LEFT_OUT), ...Object.keys(EXPORTED_AS)];
    expect(decided.filter((column) => !all.includes(column))).toEqual([]);
  });

  test('contains what others did to its devices and profiles', async () => {
    const viewer = await story.viewer();
    const profile = await story.profileOf(viewer);
    const phone = await story.signIn(viewer);
    await story.refresh(await story.refresh(await story.refresh(phone)));
    // A token that was replaced three times, so it was stolen.
    expect(await failureOf(story.refresh(phone))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const exported = (await exportOf(viewer))['auditEntries'];
    expect(exported).toContainEqual(
      expect.objectContaining({
        action: 'accounts.refresh_token_reused',
        byYou: false,
        subjectId: sessionOf(phone),
        address: null,
      }),
    );
    expect(exported).toContainEqual(
      expect.objectContaining({ action: 'profiles.created', subjectId: profile.id }),
    );
  });

  test("contains an administrator's actions without their subjects and reasons", async () => {
    const [admin, viewer] = [await story.admin(), await story.viewer()];
    const { administration } = platform.engine.accounts;
    const actor = { ...PLATFORM, accountId: admin.accountId };
    await administration.suspend(viewer.accountId, 'Theirs to know.', actor);
    const sections = await exportOf(admin);
    expect(sections['auditEntries']).toContainEqual(
      expect.objectContaining({ action: 'accounts.suspended', byYou: true, subjectId: null, details: null }),
    );
    const text = JSON.stringify(sections);
    for (const theirs of [viewer.accountId, 'Theirs to know.']) expect(text).not.toContain(theirs);

    await administration.reinstate(viewer.accountId, actor);
    const exported = (await exportOf(await story.signIn(viewer)))['auditEntries'];
    expect(exported).toContainEqual(
      expect.objectContaining({
        action: 'accounts.suspended',
        byYou: false,
        subjectId: viewer.accountId,
        details: expect.objectContaining({ reason: 'Theirs to know.' }),
      }),
    );
    expect(JSON.stringify(exported)).not.toContain(admin.accountId);
  });
});
