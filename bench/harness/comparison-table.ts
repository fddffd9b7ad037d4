import { type Comparison, significant, toClaim } from './comparison.js';
import type { Summary } from './statistics.js';

const HEADINGS = ['metric', 'StreamCore', 'peer', 'of the peer', 'ratio', 'target', 'holds'] as const;

/** Formats comparisons: medians with the minimum and maximum of all rounds, one line each. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const rows = [HEADINGS, ...comparisons.map(rowOf)];
  const widths = HEADINGS.map((_heading, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [heading, ...body] = rows.map(line);
  return [heading, rule, ...body, '', 'A ratio above 1 is in our favour, whatever the metric.'].join('\n');
}

function rowOf(comparison: Comparison): readonly string[] {
  const { metric, ours, peer, peerName } = comparison;
  const { ratio, target, holds } = toClaim(comparison);
  return [
    metric.name,
    summaryText(ours),
    peerName,
    summaryText(peer),
    ratio.toFixed(2),
    target === null ? '' : `≥ ${significant(target)}`,
    holds === null ? '' : holds ? 'yes' : 'no',
  ];
}

function summaryText({ median, least, most }: Summary): string {
  return `${numberText(median)} (${numberText(least)}–${numberText(most)})`;
}

function numberText(value: number): string {
  return significant(value).toLocaleString('en', { maximumSignificantDigits: 4 });
}
