import type { MeasuredGrowth } from './growth.js';
import { growthPanel, PANEL } from './growth-panel.js';

const COLUMNS = 2;
const MARGIN = 16;

const STYLE = `
    .paper { fill: #ffffff; stroke: #d0d7de }
    .plain { fill: #ffffff }
    text { fill: #1f2328 }
    .name { font-size: 15px; font-weight: 600 }
    .note { fill: #57606a }
    .grid { fill: none; stroke: #d8dee4 }
    .frame { fill: none; stroke: #57606a }
    .analysis { fill: none; stroke: #57606a; stroke-width: 1.5; stroke-dasharray: 6 4 }
    .measured { fill: #0969da }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #161b22; stroke: #30363d }
      .plain { fill: #161b22 }
      text { fill: #e6edf3 }
      .note { fill: #9da7b3 }
      .grid { stroke: #262c34 }
      .frame { stroke: #8b949e }
      .analysis { stroke: #9da7b3 }
      .measured { fill: #58a6ff }
    }`;

/** All growths side by side in one SVG, two per row. */
export function growthPicture(growths: readonly MeasuredGrowth[]): string {
  const width = COLUMNS * (PANEL.width + MARGIN) + MARGIN;
  const height = Math.ceil(growths.length / COLUMNS) * (PANEL.height + MARGIN) + MARGIN;
  const panels = growths.map((growth, at) => {
    const x = MARGIN + (at % COLUMNS) * (PANEL.width + MARGIN);
    const y = MARGIN + Math.floor(at / COLUMNS) * (PANEL.height + MARGIN);
    return `  <g transform="translate(${x} ${y})">\n${growthPanel(growth)}\n  </g>`;
  });
  const names = growths.map(({ growth: { name } }) => name).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-labelledby="title">
  <title id="title">Measured time beside the steps of the analysis, on logarithmic axes: ${names}.</title>
  <style>${STYLE}
  </style>
${panels.join('\n')}
</svg>
`;
}
