import { textTable } from '../harness/text-table.js';
import { failuresText } from '../load/load-table.js';
import type { ChaosReport, FaultReport } from './run-chaos.js';

const HEADINGS = ['fault', 'lasted s', 'requests', 'recovered s', 'failed'];

/** Formats the results of the faults. */
export function chaosTable(report: ChaosReport): string {
  const { visits, turnedAway, acknowledged, lost, heard, doubled, leaked, unrelayed } = report;
  return [
    textTable([HEADINGS, ...report.faults.map(row)]),
    ...report.skipped.map((fault) => `skipped, since there is no libfaketime (Debian: faketime): ${fault}`),
    '',
    `${visits} visits, ${turnedAway} turned away since all viewers were there already`,
    `${acknowledged} positions acknowledged, ${lost} lost`,
    `${heard} live events heard, ${doubled} of them twice, ${leaked} of them somebody else's; ${unrelayed} events not relayed`,
  ].join('\n');
}

function row({ fault, faultSeconds, requests, recoverySeconds, failures }: FaultReport): string[] {
  return [fault, faultSeconds.toFixed(1), `${requests}`, recoverySeconds.toFixed(1), failuresText(failures)];
}
