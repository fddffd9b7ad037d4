import { Text } from '@mantine/core';
import type { ContributingStrategy } from '../generated/graphql.js';
import classes from './contribution-bars.module.css';

const NAMES: Partial<Record<ContributingStrategy, string>> = {
  COLLABORATIVE: 'Viewers like you',
  CONTENT: 'Like what you watch',
  TRENDING: 'Watched much lately',
  POPULARITY: 'Popular in general',
  FRESHNESS: 'New',
};

export interface ContributionBarsProps {
  readonly contributions: readonly {
    readonly strategy: ContributingStrategy;
    readonly weight: number;
    readonly rawScore: number;
    readonly weightedScore: number;
  }[];
  readonly score: number;
}

/** The sum that a recommendation is, a bar for each part, with its numbers. */
export function ContributionBars({ contributions, score }: ContributionBarsProps) {
  const most = Math.max(...contributions.map(({ weightedScore }) => weightedScore), Number.EPSILON);
  return (
    <table className={classes.sum}>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col" className={classes.wide}>
            Share
          </th>
          <th scope="col" className={classes.number}>
            Weight × score
          </th>
          <th scope="col" className={classes.number}>
            Adds
          </th>
        </tr>
      </thead>
      <tbody>
        {contributions.map(({ strategy, weight, rawScore, weightedScore }) => (
          <tr key={strategy}>
            <th scope="row">{NAMES[strategy] ?? strategy.toLowerCase()}</th>
            <td className={classes.wide}>
              <span className={classes.bar} style={{ width: `${(100 * weightedScore) / most}%` }} />
            </td>
            <td className={classes.number}>
              {weight.toFixed(2)} × {rawScore.toFixed(3)}
            </td>
            <td className={classes.number}>{weightedScore.toFixed(3)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td className={classes.wide} />
          <td />
          <td className={classes.number}>
            <Text span fw={700}>
              {score.toFixed(3)}
            </Text>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
