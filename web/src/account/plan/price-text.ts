import type { PlanPartsFragment } from '../../generated/graphql.js';
import { moneyText } from '../../plans/money.js';

/** What a plan costs, such as `$12.99 a month`. */
export function priceText({ price, interval }: Pick<PlanPartsFragment, 'price' | 'interval'>): string {
  return `${moneyText(price)} a ${interval.toLowerCase()}`;
}
