import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { ReactNode } from 'react';
import { Charted } from './charted.js';
import { NOTHING } from './texts.js';

/** What is known of a moment, or of the time until it. */
export interface Moment {
  readonly at: string;
}

export interface Line<Point extends Moment> {
  readonly name: string;
  readonly color: string;
  /** Null where there was nothing to measure. */
  readonly value: (point: Point) => number | null;
}

export interface OverTimeProps<Point extends Moment> {
  readonly title: string;
  readonly text: string;
  /** What can be chosen here, beside chart or table. */
  readonly actions?: ReactNode;
  readonly points: readonly Point[];
  readonly momentText: (at: string) => string;
  readonly lines: readonly Line<Point>[];
  readonly valueText: (value: number) => string;
  /** How far the picture reaches at least, so that little does not look like much. */
  readonly leastTop: number;
}

/** How numbers changed. */
export function OverTime<Point extends Moment>({
  title,
  text,
  actions,
  points,
  momentText,
  lines,
  valueText,
  leastTop,
}: OverTimeProps<Point>) {
  const drawn = points.map((point) => ({
    time: momentText(point.at),
    ...Object.fromEntries(lines.map(({ name, value }) => [name, value(point)])),
  }));
  return (
    <Charted
      title={title}
      text={text}
      actions={actions}
      rows={points.toReversed()}
      rowKey={({ at }) => at}
      empty="Nothing was measured yet."
      columns={[
        { name: 'Time', keepsLine: true, cell: ({ at }) => momentText(at) },
        ...lines.map(({ name, value }) => ({
          name,
          isNumber: true,
          cell: (point: Point) => textOf(value(point), valueText),
        })),
      ]}
      chart={
        <LineChart
          h={240}
          data={drawn}
          dataKey="time"
          series={lines.map(({ name, color }) => ({ name, color }))}
          valueFormatter={valueText}
          withLegend
          withDots={false}
          curveType="monotone"
          connectNulls
          tickLine="none"
          gridAxis="x"
          yAxisProps={{ width: 76, domain: [0, (top: number) => Math.max(top, leastTop)] }}
          xAxisProps={{ minTickGap: 48 }}
          lineProps={{ isAnimationActive: false }}
          lineChartProps={{ accessibilityLayer: false }}
        />
      }
    />
  );
}

function textOf(value: number | null, valueText: (value: number) => string): string {
  return value === null ? NOTHING : valueText(value);
}
