export interface ModelPlan {
  readonly id: string;
  readonly tier: string;
  readonly interval: 'MONTH' | 'YEAR';
  readonly price: number;
}

export const DAY = 86_400_000;
export const TIERS = ['BASIC', 'STANDARD', 'PREMIUM'];

export function monthsOf({ interval }: ModelPlan): number {
  return interval === 'YEAR' ? 12 : 1;
}

export function wholeSecond(time: number): number {
  return time - (time % 1_000);
}

/** The remaining value of a price at an instant: the share of the used seconds, rounded down, is subtracted. */
export function remaining(
  price: number,
  period: { readonly start: number; readonly end: number },
  at: number,
): number {
  const second = (time: number) => Math.floor(time / 1_000);
  const whole = second(period.end) - second(period.start);
  const used = Math.max(0, Math.min(whole, second(at) - second(period.start)));
  return price - Math.floor((price * used) / whole);
}

/** The end of a period from `start`, a number of months later, on the day and at the time of the anchor. */
export function anchoredEnd(anchor: number, start: number, months: number): number {
  const [a, s] = [new Date(anchor), new Date(start)];
  const month = s.getUTCFullYear() * 12 + s.getUTCMonth() + months;
  const dayMs = anchor - Date.UTC(a.getUTCFullYear(), a.getUTCMonth(), a.getUTCDate());
  for (let day = a.getUTCDate(); ; day -= 1) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, day));
    if (date.getUTCMonth() === month % 12) return date.getTime() + dayMs;
  }
}
