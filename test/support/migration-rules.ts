/** A problem of a migration for the previous version, which is still running. */
export interface MigrationFinding {
  readonly rule: string;
  /** On one line, as far as needed to identify it. */
  readonly statement: string;
}

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether it is harmless for objects that the same migration has created. */
  readonly isHarmlessWhenNew?: true;
}

/** The name of the changed object, as `table` of a match. */
const TABLE = String.raw`(?:IF (?:NOT )?EXISTS )?(?:ONLY )?"?(?:public"?\."?)?(?<table>\w+)"?`;
const ALTER = `^ALTER TABLE ${TABLE} .*`;

const RULES: readonly Rule[] = [
  { name: 'drops a table', pattern: new RegExp(`^DROP TABLE ${TABLE}`, 'i') },
  {
    name: 'drops a column',
    pattern: new RegExp(
      String.raw`${ALTER}\bDROP (?!CONSTRAINT|DEFAULT|NOT NULL|IDENTITY|EXPRESSION)(?:COLUMN )?"?\w+`,
      'i',
    ),
  },
  {
    name: 'drops an index, type, view or function',
    pattern: /^DROP (?:INDEX|TYPE|VIEW|MATERIALIZED VIEW|FUNCTION|DOMAIN)\b/i,
  },
  { name: 'renames', pattern: /^ALTER .*\bRENAME\b/i },
  {
    name: 'changes the type of a column',
    pattern: new RegExp(String.raw`${ALTER}\bALTER (?:COLUMN )?"?\w+"? (?:SET DATA )?TYPE\b`, 'i'),
  },
  {
    name: 'demands what was optional',
    pattern: new RegExp(String.raw`${ALTER}\bSET NOT NULL\b`, 'i'),
    isHarmlessWhenNew: true,
  },
  {
    name: 'adds a column that must be given',
    pattern: new RegExp(
      String.raw`${ALTER}\bADD (?:COLUMN )?(?!CONSTRAINT)"?\w+"? (?:(?!,\s*ADD\b|DEFAULT|GENERATED).)*\bNOT NULL\b(?!(?:(?!,\s*ADD\b).)*\b(?:DEFAULT|GENERATED)\b)`,
      'i',
    ),
    isHarmlessWhenNew: true,
  },
  {
    name: 'writes all rows anew while nobody may read',
    pattern: new RegExp(String.raw`${ALTER}\bADD (?:COLUMN )?(?!CONSTRAINT)"?\w+"? .*\bGENERATED\b`, 'i'),
    isHarmlessWhenNew: true,
  },
  {
    name: 'checks all rows while nobody may write',
    pattern: new RegExp(String.raw`${ALTER}\bADD CONSTRAINT\b(?!.*\bNOT VALID\b)`, 'i'),
    isHarmlessWhenNew: true,
  },
  {
    name: 'reads all rows while nobody may write',
    pattern: new RegExp(
      String.raw`^CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(?:"?\w+"? )?ON ${TABLE}`,
      'i',
    ),
    isHarmlessWhenNew: true,
  },
];

const CREATED = new RegExp(`^CREATE (?:UNLOGGED )?TABLE ${TABLE}`, 'i');

/** The problems of a migration: changes that the previous version would notice, and slow ones. */
export function findingsOf(sql: string): MigrationFinding[] {
  const statements = statementsOf(sql);
  const made = new Set(statements.flatMap((statement) => CREATED.exec(statement)?.groups?.['table'] ?? []));
  return statements.flatMap((statement) =>
    RULES.flatMap(({ name, pattern, isHarmlessWhenNew }) => {
      const match = pattern.exec(statement);
      const table = match?.groups?.['table'] ?? '';
      if (!match || (isHarmlessWhenNew && made.has(table))) return [];
      return [{ rule: name, statement: statement.slice(0, 120) }];
    }),
  );
}

/** Comments, texts, and bodies of functions: in one pass, because each may contain the others' delimiters. */
const ASIDE = /--[^\n]*|\/\*.*?\*\/|'(?:[^']|'')*'|(?<tag>\$\w*\$).*?\k<tag>/gs;

/** Each on one line, without comments, with texts and bodies of functions removed. */
function statementsOf(sql: string): string[] {
  return sql
    .replaceAll(ASIDE, (aside) => (/^[-/]/.test(aside) ? ' ' : `''`))
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
}
