import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { restErrorAnswer, STATUS_OF_CODE } from './rest-errors.js';

const SOURCE = join(import.meta.dirname, '../..');

/** All error codes in the source code. */
function codesInSource(): ReadonlySet<string> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('generated'),
  );
  const codes = files.flatMap((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    return [...text.matchAll(/\b(?:code[:=]|code =|UNAUTHORIZED:) ?'([A-Z][A-Z_]+)'/g)].map(
      ([, code]) => code ?? '',
    );
  });
  return new Set(codes);
}

it('has a status for every error code', () => {
  const codes = codesInSource();
  expect(codes).toContain('PAYMENT_DECLINED');
  expect(codes).toContain('BAD_REQUEST');
  expect([...codes].filter((code) => !(code in STATUS_OF_CODE))).toEqual([]);
});

it('uses the most severe of several errors for the status, and contains all', () => {
  const errors = [
    { message: 'Not here.', extensions: { code: 'NOT_FOUND' } },
    { message: 'Later.', extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 5 } },
  ];
  expect(restErrorAnswer(errors)).toEqual({
    status: 503,
    headers: { 'retry-after': '5' },
    body: {
      errors: [
        { code: 'NOT_FOUND', message: 'Not here.' },
        { code: 'SERVICE_UNAVAILABLE', message: 'Later.', retryAfterSeconds: 5 },
      ],
    },
  });
});

it('treats an unknown code as an internal error', () => {
  expect(restErrorAnswer([{ message: 'Odd.', extensions: { code: 'ODD' } }]).status).toBe(500);
});
