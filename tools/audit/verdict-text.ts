import type { Verdict } from '../../src/platform/seals/verify-seals.js';

const MOST_SHOWN = 20;

/** Formats a verdict. */
export function verdictText({ seals, head, tables, problems, problemCount }: Verdict): string {
  const lines = tables.map(
    ({ name, sealed, retired, unsealed }) =>
      `${name}: ${sealed} sealed entries, ${unsealed} that wait for their seal, ${retired} thrown away with their months`,
  );
  lines.push(`${seals} seals${head ? `, the last one ${head}` : ''}`);
  if (problemCount === 0) return `${[...lines, 'All is as it was written.'].join('\n')}\n`;
  lines.push(`WRONG. Problems: ${problemCount}. The first of them:`);
  for (const { kind, seal, tableName, detail } of problems.slice(0, MOST_SHOWN)) {
    const place = [seal === null ? null : `seal ${seal}`, tableName].filter(Boolean).join(' of ');
    lines.push(`  ${kind} ${place ? `${place}: ` : ''}${detail}`);
  }
  return `${lines.join('\n')}\n`;
}
