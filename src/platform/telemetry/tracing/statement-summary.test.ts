import { expect, it } from 'vitest';
import { summaryOfStatement } from './statement-summary.js';

it.each([
  ['SELECT "public"."accounts"."id" FROM "public"."accounts" WHERE id = $1', 'SELECT accounts'],
  ['\n  INSERT INTO outbox_events (id) VALUES ($1)', 'INSERT outbox_events'],
  ['UPDATE titles SET name = $1', 'UPDATE titles'],
  ['delete from only "profiles"', 'DELETE profiles'],
  ['WITH saved AS (INSERT INTO watch_progress SELECT 1) SELECT * FROM saved', 'WITH watch_progress'],
  ['COPY watch_history (id) FROM STDIN', 'COPY STDIN'],
  ['BEGIN', 'BEGIN'],
  ['(SELECT 1)', 'SELECT'],
  ['', 'SQL'],
])('summarises %s as %s', (text, summary) => {
  expect(summaryOfStatement(text).summary).toBe(summary);
});
