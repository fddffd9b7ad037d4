import { assumed, type Figures, type Input, limits, measured, prices } from './inputs.js';
import { type Plan, planFor } from './plan.js';

export const USUAL_VIEWERS = [1e4, 1e6, 1e8];

/** Rows as Markdown has tables; all but the first column end at the right. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = headings.map((_heading, column) => (column === 0 ? '---' : '---:'));
  return [line(headings), line(rule), ...rows.map(line)].join('\n');
}

/** Three digits. */
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
  return table([heading, 'value', 'unit', 'from'], rows);
}

const ROWS: readonly (readonly [name: string, of: (plan: Plan) => string])[] = [
  ['streams at the busiest moment', ({ streams }) => figure(streams)],
  ['heartbeats a second', ({ rates }) => figure(rates.heartbeats)],
  ['home pages a second', ({ rates }) => figure(rates.homes)],
  ['starts a second', ({ rates }) => figure(rates.starts)],
  ['open sockets', ({ sockets }) => figure(sockets)],
  ['processors busy: API and workers', ({ processors }) => figure(processors.app)],
  ['processors busy: PostgreSQL', ({ processors }) => figure(processors.postgres)],
  ['processors busy: Redis', ({ processors }) => figure(processors.redis)],
  ['processes', ({ processes }) => figure(processes)],
  ['nodes of 8 processors for them', ({ nodes }) => figure(nodes)],
  ['memory of a process, MB', ({ memoryBytesAProcess }) => figure(memoryBytesAProcess / 1e6)],
  ['PostgreSQL’s log, MB/s', ({ logBytesASecond }) => figure(logBytesASecond / 1e6)],
  ['database, TB', ({ databaseBytes }) => figure(databaseBytes / 1e12)],
  ['memory of Redis at most, GB', ({ redisBytes }) => figure(redisBytes / 1e9)],
  ['answers and events, Gbit/s', ({ apiBitsASecond }) => figure(apiBitsASecond / 1e9)],
  ['media, Gbit/s', ({ mediaBitsASecond }) => figure(mediaBitsASecond / 1e9)],
  ['€ a month: processors', ({ money }) => figure(money.processors)],
  ['€ a month: disk', ({ money }) => figure(money.disk)],
  ['€ a month: answers', ({ money }) => figure(money.api)],
  ['€ a month: media', ({ money }) => figure(money.media)],
  ['€ a month for a thousand viewers, without media', perThousand],
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

/** For each size, what is needed of what one can give, in the order in which it breaks. */
export function breakingTable(viewers: readonly number[], figures: Figures): string {
  const plans = viewers.map((count) => planFor(count, figures));
  const places = plans[0]?.uses.map((_use, place) => place) ?? [];
  const cell = ({ uses }: Plan, place: number) => {
    const use = uses[place];
    return use ? `${use.resource}: ${figure(use.share)}` : '';
  };
  return table(
    ['breaks', ...viewers.map((count) => count.toLocaleString('en'))],
    places.map((place) => [`${place + 1}.`, ...plans.map((plan) => cell(plan, place))]),
  );
}

/** What docs/capacity.md shows. */
export function capacityMarkdown(figures: Figures): Readonly<Record<string, string>> {
  return {
    measured: inputTable('measured', measured),
    assumed: inputTable('assumed', assumed),
    limits: inputTable('limit of one', limits),
    prices: inputTable('price', prices),
    plan: planTable(USUAL_VIEWERS, figures),
    breaks: breakingTable(USUAL_VIEWERS, figures),
  };
}
