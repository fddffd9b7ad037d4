import type { MeasuredGrowth } from './growth.js';
import { type LogarithmicAxis, logarithmicAxis } from './logarithmic-axis.js';
import { powerOfTen, shortTime } from './numbers-in-words.js';
import { exponentOf, secondsPerStep } from './power-law.js';

/** In pixels of the picture. */
export const PANEL = { width: 440, height: 330 };

/** The area of the axes within the panel. */
const PLOT = { left: 72, right: 420, top: 48, bottom: 268 };
const LEGEND = { x: PLOT.left + 14, y: PLOT.top + 22, line: 18, width: 250 };

interface Axes {
  readonly steps: LogarithmicAxis;
  readonly seconds: LogarithmicAxis;
}

/** One growth as SVG elements: measured points, and the line on which they would be if time grew as analysed. */
export function growthPanel({ growth: { name, analysis }, points }: MeasuredGrowth): string {
  const axes: Axes = {
    steps: logarithmicAxis(points.map(({ steps }) => steps)),
    seconds: logarithmicAxis(points.map(({ seconds }) => seconds)),
  };
  const middle = (PLOT.left + PLOT.right) / 2;
  return [
    `<rect class="paper" width="${PANEL.width}" height="${PANEL.height}" rx="8" />`,
    `<text class="name" x="${PLOT.left}" y="30">${name}</text>`,
    ...verticalGrid(axes.steps),
    ...horizontalGrid(axes.seconds),
    `<rect class="frame" x="${PLOT.left}" y="${PLOT.top}" width="${PLOT.right - PLOT.left}" height="${PLOT.bottom - PLOT.top}" />`,
    ...legend(exponentOf(points)),
    analysisLine(axes, secondsPerStep(points)),
    ...points.map(
      ({ steps, seconds }) =>
        `<circle class="measured" cx="${across(axes.steps, steps)}" cy="${up(axes.seconds, seconds)}" r="4.5" />`,
    ),
    `<text class="note" x="${middle}" y="${PLOT.bottom + 44}" text-anchor="middle">steps: ${analysis}</text>`,
  ]
    .map((element) => `    ${element}`)
    .join('\n');
}

function verticalGrid(axis: LogarithmicAxis): string[] {
  return axis.ticks.flatMap(({ value, isLabelled }) => {
    const x = across(axis, value);
    return [
      `<path class="grid" d="M${x} ${PLOT.top}V${PLOT.bottom}" />`,
      ...(isLabelled
        ? [`<text x="${x}" y="${PLOT.bottom + 20}" text-anchor="middle">${powerOfTen(value)}</text>`]
        : []),
    ];
  });
}

function horizontalGrid(axis: LogarithmicAxis): string[] {
  return axis.ticks.flatMap(({ value, isLabelled }) => {
    const y = up(axis, value);
    return [
      `<path class="grid" d="M${PLOT.left} ${y}H${PLOT.right}" />`,
      ...(isLabelled
        ? [`<text x="${PLOT.left - 8}" y="${y + 4}" text-anchor="end">${shortTime(value)}</text>`]
        : []),
    ];
  });
}

/** Clipped at the edges of the plot. */
function analysisLine({ steps, seconds }: Axes, perStep: number): string {
  const begin = Math.max(steps.low, seconds.low / perStep);
  const end = Math.min(steps.high, seconds.high / perStep);
  const [from, to] = [begin, end].map((at) => `${across(steps, at)} ${up(seconds, at * perStep)}`);
  return `<path class="analysis" d="M${from}L${to}" />`;
}

function legend(exponent: number): string[] {
  const { x, y, line, width } = LEGEND;
  return [
    `<rect class="plain" x="${x - 4}" y="${y - line + 2}" width="${width}" height="${2 * line + 6}" />`,
    `<circle class="measured" cx="${x + 12}" cy="${y - 4}" r="4.5" />`,
    `<text x="${x + 32}" y="${y}">measured: steps to the power of ${exponent.toFixed(2)}</text>`,
    `<path class="analysis" d="M${x} ${y + line - 4}H${x + 24}" />`,
    `<text x="${x + 32}" y="${y + line}">as analysed: to the power of 1</text>`,
  ];
}

function across(axis: LogarithmicAxis, value: number): number {
  return rounded(PLOT.left + axis.positionOf(value) * (PLOT.right - PLOT.left));
}

function up(axis: LogarithmicAxis, value: number): number {
  return rounded(PLOT.bottom - axis.positionOf(value) * (PLOT.bottom - PLOT.top));
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
