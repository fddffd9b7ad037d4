import { createRequire } from 'node:module';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration;

/** With fewer modules the tool has not understood the sources, and would find no violations. */
const FEWEST_FILES = 150;
const FEWEST_IMPORTS = 500;

describe('the structure of the sources', () => {
  let result: ICruiseResult;

  beforeAll(async () => {
    const report = await cruise(['src', 'tools', 'test', 'prisma', 'bench', 'soak', 'web'], {
      ...options,
      ruleSet: { forbidden: forbidden ?? [] },
      validate: true,
    });
    result = report.output as ICruiseResult;
  });

  it('is seen by the tool that checks it', () => {
    const sources = result.modules.filter(({ source }) => source.startsWith('src/'));
    expect(sources.length).toBeGreaterThan(FEWEST_FILES);
    expect(sources.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(FEWEST_IMPORTS);
  });

  it('keeps the direction of dependencies', () => {
    const violations = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(violations).toEqual([]);
  });
});
