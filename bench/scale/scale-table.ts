import { significant } from '../harness/comparison.js';
import type { ScaleResult } from './scale-report.js';
import { PARTS } from './scale-sample.js';
import type { Costs, ViewerHours } from './viewer-hours.js';

const HEADINGS = ['work', 'processes', 'per second', ...PARTS, 'stack µs each', 'bytes', 'bottleneck'];

/** Formats the results as a Markdown table. */
export function scaleTable(results: readonly ScaleResult[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(HEADINGS),
    line(HEADINGS.map(() => '---')),
    ...results.map((result) => line(row(result))),
  ].join('\n');
}

function row({ work, processes, perSecond, processors, stackMicroseconds, bytes, bottleneck }: ScaleResult) {
  return [
    work,
    processes === null ? 'bare' : `${processes}`,
    significant(perSecond).toLocaleString('en'),
    ...PARTS.map((part) => processors[part].toFixed(2)),
    significant(stackMicroseconds).toLocaleString('en'),
    bytes.toLocaleString('en'),
    bottleneck,
  ];
}

/** Formats the cost of one hour of watching. */
export function viewerHoursText({
  start,
  heartbeat,
  heartbeatBytes,
  socketBytes,
  grown,
}: ViewerHours): string {
  const rows = Object.entries(grown.rows).map(([table, count]) => `${significant(count)} ${table}`);
  return [
    `a stream's start, µs: ${costsText(start)}`,
    `a heartbeat, µs: ${costsText(heartbeat)}; its answer has ${heartbeatBytes} bytes`,
    `a socket: ${significant(socketBytes).toLocaleString('en')} bytes of memory`,
    `an hour of watching: ${rows.join(', ')}`,
    `and bytes: ${bytesText(grown.databaseBytes)} of tables and indexes, ${bytesText(grown.logBytes)} of log, ${bytesText(grown.redisBytes)} of Redis`,
  ].join('\n');
}

function costsText({ api, PostgreSQL, Redis }: Costs): string {
  return `${significant(api)} of StreamCore, ${significant(PostgreSQL)} of PostgreSQL, ${significant(Redis)} of Redis`;
}

function bytesText(bytes: number): string {
  return significant(bytes).toLocaleString('en');
}
