import { textTable } from '../harness/text-table.js';
import type { LoadReport } from './run-load.js';
import type { Timing } from './timings.js';

const HEADINGS = ['request', 'sent', 'p50 ms', 'p95 ms', 'p99 ms', 'longest ms', 'failed'];

/** Formats the results of a load. */
export function loadTable(report: LoadReport): string {
  const { visits, turnedAway, acknowledged, lost, heard, doubled, leaked } = report;
  return [
    textTable([HEADINGS, ...report.timings.map(row)]),
    '',
    `${visits} visits, ${turnedAway} turned away since all viewers were there already`,
    `${acknowledged} positions acknowledged, ${lost} lost`,
    `${heard} live events heard, ${doubled} of them twice, ${leaked} of them somebody else's`,
  ].join('\n');
}

function row({ name, requests, p50, p95, p99, longest, failures }: Timing): string[] {
  return [name, `${requests}`, ...[p50, p95, p99, longest].map(milliseconds), failuresText(failures)];
}

function milliseconds(value: number | null): string {
  return value === null ? '–' : value.toPrecision(3);
}

export function failuresText(failures: Timing['failures']): string {
  return (
    Object.entries(failures)
      .map(([code, count]) => `${count} ${code}`)
      .join(', ') || '0'
  );
}
