import type { AdminExperimentsQuery, OutcomePartsFragment } from '../generated/graphql.js';
import { countText, shareText } from '../parts/texts.js';

/** What was played of what was shown, and how sure that is. */
export function outcomeText({ impressions, playRate: { rate, low, high } }: OutcomePartsFragment): string {
  if (impressions === 0) return 'nothing shown yet';
  return `${shareText(rate)} of ${countText(impressions)} (${shareText(low)} to ${shareText(high)})`;
}

type Difference =
  AdminExperimentsQuery['admin']['recommendationExperiments'][number]['arms'][number]['difference'];

/** By how much an arm is played more than the first one, and how sure that is. */
export function differenceText(difference: Difference): string {
  if (!difference) return 'The others are compared with it';
  const { difference: points, low, high } = difference;
  return `${shareText(points)} (${shareText(low)} to ${shareText(high)})`;
}
