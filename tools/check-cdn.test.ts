import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCdn } from './cdn/check-cdn.js';
import { findTrafficServer } from './cdn/traffic-server.js';
import { cdnCachingConfig, remapConfig, uriSigningJson } from './cdn/traffic-server-files.js';

const program = await findTrafficServer();
if (!program)
  console.warn('Apache Traffic Server with uri_signing is not installed: how it verifies is not tested.');

describe('Apache Traffic Server', () => {
  it.skipIf(program === null)('accepts only our signed URLs', { timeout: 120_000 }, async () => {
    const cases = program === null ? [] : await checkCdn(program);
    expect(cases.length).toBeGreaterThan(20);
    expect(cases.filter(({ problem }) => problem !== null)).toEqual([]);
  });

  it('is configured here as in the documents', () => {
    const operations = readFileSync(join(import.meta.dirname, '../docs/operations.md'), 'utf8');
    const site = { publicUrl: 'https://media.example.com', originUrl: 'http://stream.internal:4000' };
    expect(operations).toContain(remapConfig(site));
    expect(operations).toContain(cdnCachingConfig);
    expect(operations).toContain(
      uriSigningJson([
        { id: '2026-02', secret: '<secret>' },
        { id: '2026-01', secret: '<secret>' },
      ]),
    );
  });
});
