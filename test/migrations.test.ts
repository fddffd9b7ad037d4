import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsOf, type MigrationFinding } from './support/migration-rules.js';

const FOLDER = join(import.meta.dirname, '../prisma/migrations');

/** The last migration before zero-downtime deployments. */
const BASELINE = '20261129105500_figures_over_time_and_shelf_search';

interface Exception extends Pick<MigrationFinding, 'rule'> {
  readonly migration: string;
  /** Why the previous version tolerates it, or that it requires downtime. */
  readonly because: string;
}

const IN_PLACE = '20261130001000_positions_updated_in_place';

const DISPUTES = '20261130160105_disputes';

const NAME_PREFIXES = '20261130231000_name_prefixes_read_from_the_index';

const EXCEPTIONS: readonly Exception[] = [
  {
    migration: NAME_PREFIXES,
    rule: 'drops an index, type, view or function',
    because: 'An index of the same name on the same column takes its place in the same transaction.',
  },
  {
    migration: NAME_PREFIXES,
    rule: 'reads all rows while nobody may write',
    because: 'One row per published title: with 200,000 of them it takes less than a second.',
  },
  {
    migration: DISPUTES,
    rule: 'reads all rows while nobody may write',
    because: 'Where there are many payments, the index is made by hand first: docs/operations.md.',
  },
  {
    migration: IN_PLACE,
    rule: 'drops an index, type, view or function',
    because:
      'With these indices no position is cheap to store. Without them the version before answers as it did: it reads the rows of one profile by their key, and those of all for what is trending.',
  },
  {
    migration: IN_PLACE,
    rule: 'writes all rows anew while nobody may read',
    because:
      'The version before writes positions that the next one reads by these columns, so PostgreSQL has to fill them. How long it takes is told in docs/operations.md.',
  },
  {
    migration: IN_PLACE,
    rule: 'reads all rows while nobody may write',
    because: 'The tables are locked anyway, as they are written anew.',
  },
];

const names = (await readdir(FOLDER)).filter((name) => /^\d{14}_/.test(name)).toSorted();

/** The problems of a migration without an exception. */
async function unexcusedIn(migration: string): Promise<string[]> {
  const findings = findingsOf(await readFile(join(FOLDER, migration, 'migration.sql'), 'utf8'));
  return findings
    .filter(({ rule }) => !EXCEPTIONS.some((each) => each.migration === migration && each.rule === rule))
    .map(({ rule, statement }) => `${migration} ${rule}: ${statement}`);
}

describe('migrations', () => {
  test('since the baseline expand first, and contract a version later', async () => {
    expect(names).toContain(BASELINE);
    const later = names.filter((name) => name > BASELINE);
    expect((await Promise.all(later.map(unexcusedIn))).flat()).toEqual([]);
  });

  test('before the baseline violate the rules, which is detected', async () => {
    const found = await Promise.all(names.map(unexcusedIn));
    expect(found.flat().some((finding) => finding.includes('drops a table'))).toBe(true);
    expect(found.flat().some((finding) => finding.includes('reads all rows'))).toBe(true);
  });

  test('are exempted by name, with a reason, and only if needed', async () => {
    for (const { migration, rule, because } of EXCEPTIONS) {
      const findings = findingsOf(await readFile(join(FOLDER, migration, 'migration.sql'), 'utf8'));
      expect(findings.map((finding) => finding.rule)).toContain(rule);
      expect(because).toMatch(/\w+ \w+/);
    }
    expect(EXCEPTIONS.every(({ migration }) => migration > BASELINE)).toBe(true);
  });
});

describe('the rules', () => {
  test.each([
    ['DROP TABLE film;', 'drops a table'],
    ['ALTER TABLE "film" DROP COLUMN "year";', 'drops a column'],
    ['ALTER TABLE film ADD COLUMN a int,\n  DROP year;', 'drops a column'],
    ['DROP INDEX film_year;', 'drops an index, type, view or function'],
    ['DROP TYPE film_kind;', 'drops an index, type, view or function'],
    ['ALTER TABLE film RENAME COLUMN year TO released;', 'renames'],
    ['ALTER TABLE film RENAME TO movie;', 'renames'],
    ["ALTER TYPE film_kind RENAME VALUE 'A' TO 'B';", 'renames'],
    ['ALTER TABLE film ALTER COLUMN year SET DATA TYPE bigint;', 'changes the type of a column'],
    ['ALTER TABLE film ALTER COLUMN year SET NOT NULL;', 'demands what was optional'],
    ['ALTER TABLE film ADD COLUMN year int NOT NULL;', 'adds a column that must be given'],
    [
      'ALTER TABLE film ADD COLUMN is_old boolean GENERATED ALWAYS AS (year < 1970) STORED;',
      'writes all rows anew while nobody may read',
    ],
    ['ALTER TABLE film ADD CONSTRAINT c CHECK (year > 0);', 'checks all rows while nobody may write'],
    ['CREATE UNIQUE INDEX film_year ON film (year);', 'reads all rows while nobody may write'],
  ])('find %j', (sql, rule) => {
    expect(findingsOf(sql).map((finding) => finding.rule)).toEqual([rule]);
  });

  test.each([
    'CREATE TABLE film (year int NOT NULL); CREATE INDEX film_year ON film (year); ALTER TABLE film ADD CONSTRAINT c CHECK (year > 0);',
    `-- Don't;\nALTER TABLE film ADD COLUMN year int; -- DROP TABLE film;`,
    `ALTER TABLE film ADD COLUMN name text DEFAULT '--; DROP TABLE film;';`,
    'ALTER TABLE film ADD COLUMN year int NOT NULL DEFAULT 0;',
    'ALTER TABLE film ADD COLUMN year int DEFAULT 0 NOT NULL;',
    'ALTER TABLE film ADD CONSTRAINT c CHECK (year > 0) NOT VALID;',
    'ALTER TABLE film DROP CONSTRAINT c, ALTER COLUMN year DROP NOT NULL;',
    `ALTER TYPE film_kind ADD VALUE 'SERIES';`,
    `CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DROP TABLE film; $$;`,
  ])('accept %j', (sql) => {
    expect(findingsOf(sql)).toEqual([]);
  });
});
