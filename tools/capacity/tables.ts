import { assumed, type Figures, type Input, limits, measured, prices } from './inputs.js';
import { type Plan, planFor } from './plan.js';

export const USUAL_VIEWERS = [1e4, 1e6, 1e8];

/** A Markdown table; all columns but the first are right-aligned. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = headings.map((_heading, column) => (column === 0 ? '---' : '---:'));
  return [line(headings), line(rule), ...rows.map(line)].join('\n');
}

/** Three significant digits. */
export function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}

export function inputTable(heading: string, inputs: Readonly<Record<string, Input>>): string {
  const rows = Object.entries(inputs).map(([name, { value, unit, from }]) => [
    `\`${name}\``,
    figure(value),
    unit,
    from,
  ]);
  return table([heading, 'value', 'unit', 'source or meaning'], rows);
}

const ROWS: readonly (readonly [name: string, of: (plan: Plan) => string])[] = [
  ['concurrent streams at peak time', ({ streams }) => figure(streams)],
  ['heartbeats per second', ({ rates }) => figure(rates.heartbeats)],
  ['home pages per second', ({ rates }) => figure(rates.homes)],
  ['stream starts per second', ({ rates }) => figure(rates.starts)],
  ['open sockets', ({ sockets }) => figure(sockets)],
  ['CPUs: API and workers', ({ processors }) => figure(processors.app)],
  ['CPUs: PostgreSQL', ({ processors }) => figure(processors.postgres)],
  ['CPUs: Redis', ({ processors }) => figure(processors.redis)],
  ['processes', ({ processes }) => figure(processes)],
  ['nodes with 8 CPUs for them', ({ nodes }) => figure(nodes)],
  ['memory per process, MB', ({ memoryBytesAProcess }) => figure(memoryBytesAProcess / 1e6)],
  ['WAL of PostgreSQL, MB/s', ({ logBytesASecond }) => figure(logBytesASecond / 1e6)],
  ['database, TB', ({ databaseBytes }) => figure(databaseBytes / 1e12)],
  ['memory of Redis, at most, GB', ({ redisBytes }) => figure(redisBytes / 1e9)],
  ['API responses and events, Gbit/s', ({ apiBitsASecond }) => figure(apiBitsASecond / 1e9)],
  ['media, Gbit/s', ({ mediaBitsASecond }) => figure(mediaBitsASecond / 1e9)],
  ['€ per month: CPUs', ({ money }) => figure(money.processors)],
  ['€ per month: disk', ({ money }) => figure(money.disk)],
  ['€ per month: API traffic', ({ money }) => figure(money.api)],
  ['€ per month: media traffic', ({ money }) => figure(money.media)],
  ['€ per month and thousand viewers, without media', perThousand],
];

function perThousand({ money, viewers }: Plan): string {
  return figure(((money.processors + money.disk + money.api) * 1_000) / viewers);
}

export function planTable(viewers: readonly number[], figures: Figures): string {
  const plans = viewers.map((count) => planFor(count, figures));
  return table(
    ['viewers', ...viewers.map((count) => count.toLocaleString('en'))],
    ROWS.map(([name, of]) => [name, ...plans.map(of)]),
  );
}

/** For each size, the required shares of capacity, in the order in which resources run out. */
export function breakingTable(viewers: readonly number[], figures: Figures): string {
  const plans = viewers.map((count) => planFor(count, figures));
  const places = plans[0]?.uses.map((_use, place) => place) ?? [];
  const cell = ({ uses }: Plan, place: number) => {
    const use = uses[place];
    return use ? `${use.resource}: ${figure(use.share)}` : '';
  };
  return table(
    ['order', ...viewers.map((count) => count.toLocaleString('en'))],
    places.map((place) => [`${place + 1}.`, ...plans.map((plan) => cell(plan, place))]),
  );
}

/** The tables of docs/capacity.md. */
export function capacityMarkdown(figures: Figures): Readonly<Record<string, string>> {
  return {
    measured: inputTable('measured', measured),
    assumed: inputTable('assumed', assumed),
    limits: inputTable('limit per instance', limits),
    prices: inputTable('price', prices),
    plan: planTable(USUAL_VIEWERS, figures),
    breaks: breakingTable(USUAL_VIEWERS, figures),
  };
}
