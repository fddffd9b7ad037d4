import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Evaluation } from '../../src/modules/recommendations/evaluation/evaluation.js';
import { projectRoot } from '../../src/project-root.js';
import { programStart } from '../../test/support/built-programs.js';

const MOVIELENS = join(projectRoot, '../shared/data/ml-latest-small');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamcore-evaluate-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function runCommand(
  ...parameters: string[]
): Promise<{ code: number; output: string; complaint: string }> {
  const { file, execArgv } = programStart('tools/evaluate.ts');
  try {
    const command = [...execArgv, file, ...parameters];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: projectRoot });
    return { code: 0, output: stdout, complaint: '' };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout, complaint: stderr };
  }
}

/** Forty viewers, each of whom likes one of two kinds of films. */
function createRatings(): string[] {
  return Array.from({ length: 40 }, (_none, viewer) =>
    Array.from({ length: 5 }, (_film, place) => {
      const film = (viewer % 2) * 10 + ((viewer + place) % 8);
      return [viewer + 1, film, 4, 1_000 * place + viewer] as const;
    }),
  )
    .flat()
    .map((rating) => rating.join(','));
}

describe('npm run evaluate', () => {
  it('measures every model on a data set, as a table and as JSON', async () => {
    await writeFile(
      join(folder, 'ratings.csv'),
      `userId,movieId,rating,timestamp\n${createRatings().join('\n')}\n`,
    );
    const file = join(folder, 'result.json');
    const { code, output } = await runCommand('--data', folder, '--json', file);

    expect(code).toBe(0);
    expect(output).toContain('40 questions of 40 viewers; 16 titles to recommend');
    const { protocol, results } = JSON.parse(await readFile(file, 'utf8')) as Evaluation & {
      protocol: string;
    };
    expect(protocol).toBe('leave-last-out');
    const gains = Object.fromEntries(
      results.map(({ name, metrics }) => [name, metrics['NDCG@10']?.mean ?? 0]),
    );
    for (const name of Object.keys(gains)) expect(output).toContain(name);
    expect(gains['EASE^R']).toBeGreaterThan(gains['Popularity'] ?? 1);
    expect(gains['ItemKNN']).toBeGreaterThan(gains['Popularity'] ?? 1);
  });

  it('reads a fixed split', async () => {
    await writeFile(join(folder, 'train.txt'), '1 10 11\n2 10 12\n3 11 12\n');
    await writeFile(join(folder, 'test.txt'), '1 12\n2 11\n');
    const { code, output } = await runCommand('--data', folder, '--protocol', 'fixed');
    expect(code).toBe(0);
    expect(output).toContain('2 questions of 3 viewers; 3 titles to recommend');
    const { complaint } = await runCommand('--data', folder, '--protocol', 'temporal');
    expect(complaint).toContain('its protocol is fixed');
  });

  it.each([
    ['a folder that is not there', async () => ['--data', join(folder, 'nowhere')], 'There is no folder'],
    ['a folder without a data set', async () => ['--data', projectRoot], 'give the folder of a data set'],
    [
      'a protocol that is not there',
      async () => ['--data', folder, '--protocol', 'random'],
      'leave-last-out',
    ],
    [
      'a line that is no rating',
      async () => {
        const broken = await mkdtemp(join(folder, 'broken-'));
        await writeFile(join(broken, 'u.data'), '1\t2\t3\t4\n1\tfive\t3\t4\n');
        return ['--data', broken];
      },
      'line 2 is no rating: 1\tfive',
    ],
  ])('reports the error of %s', async (_name, given, complaint) => {
    const result = await runCommand(...(await given()));
    expect(result.code).toBe(1);
    expect(result.complaint).toContain(complaint);
  });
});

test.skipIf(!existsSync(MOVIELENS))(
  'models have on MovieLens latest-small the figures of independent implementations',
  async () => {
    const file = join(folder, 'movielens.json');
    const models = ['Popularity', 'Trending', 'ItemKNN', 'RP3beta', 'EASE^R'];
    await runCommand('--data', MOVIELENS, '--json', file, '--models', ...models);
    const { questions, results } = JSON.parse(await readFile(file, 'utf8')) as Evaluation;
    expect(questions).toBe(610);
    const figures = results.map(({ name, metrics, coverage }) => [
      name,
      ...['NDCG@10', 'Recall@10', 'Recall@20'].map((metric) => metrics[metric]?.mean.toFixed(4)),
      coverage.toFixed(4),
    ]);
    expect(figures).toEqual([
      ['Popularity', '0.0194', '0.0426', '0.0689', '0.0126'],
      ['Trending', '0.0048', '0.0098', '0.0180', '0.0060'],
      ['ItemKNN', '0.0277', '0.0590', '0.1066', '0.0530'],
      ['RP3beta', '0.0246', '0.0508', '0.0803', '0.0990'],
      ['EASE^R', '0.0400', '0.0885', '0.1361', '0.0668'],
    ]);
  },
  60_000,
);
