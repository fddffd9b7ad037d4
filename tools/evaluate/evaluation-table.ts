import type { Evaluation, Result } from '../../src/modules/recommendations/evaluation/evaluation.js';

/** Formats an evaluation: one line per contender, with the intervals of the first metric. */
export function evaluationTable({ questions, viewers, titles, results, absent }: Evaluation): string {
  const [first] = results;
  if (!first) return 'Nobody took part.';
  const [main = '', ...others] = Object.keys(first.metrics);
  const histories = first.byHistory.map(({ history, questions: asked }) => `${history} (${count(asked)})`);
  const quality = [
    ['', main, '95 in 100', ...others, 'coverage@10', 'diversity@10', 'popularity bias', 'novelty, bits'],
    ...results.map((result) => qualityRow(result, main, others)),
  ];
  const histogram = [
    [`${main} by titles known`, ...histories],
    ...results.map(({ name, byHistory }) => [name, ...byHistory.map(({ ndcg }) => share(ndcg))]),
  ];
  const comparison = [
    ['Beside the best of the others', 'difference', '95 in 100', 'who'],
    ...results.flatMap(({ name, beside }) => (beside ? [comparisonRow(name, beside)] : [])),
  ];
  return [
    `${count(questions)} questions of ${count(viewers)} viewers; ${count(titles)} titles to recommend`,
    '',
    ...table(quality),
    '',
    ...table(histogram),
    '',
    ...table(comparison),
    ...absent.map(({ name, reason }) => `\n${name} did not take part: ${reason}.`),
  ].join('\n');
}

function qualityRow(result: Result, main: string, others: readonly string[]): string[] {
  const { mean = 0, low = 0, high = 0 } = result.metrics[main] ?? {};
  return [
    `${result.name}, ${result.description}`,
    share(mean),
    `${share(low)}–${share(high)}`,
    ...others.map((name) => share(result.metrics[name]?.mean ?? 0)),
    share(result.coverage),
    result.diversity === null ? '–' : share(result.diversity),
    result.popularityBias.toFixed(2),
    result.novelty.toFixed(2),
  ];
}

function comparisonRow(name: string, { name: other, difference }: NonNullable<Result['beside']>): string[] {
  const { mean, low, high } = difference;
  return [name, share(mean), `${share(low)} to ${share(high)}`, other];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

function share(value: number): string {
  return value.toFixed(4);
}

function count(value: number): string {
  return value.toLocaleString('en');
}
