/**
 * Which renewals the access log is told of: the first since the lease was taken, and then one in so many, as each stream is renewed
 * every few seconds for hours. Those that nobody could count are told, too.
 */
export function createRenewalSampler(oneIn: number): (renewals: number | null) => boolean {
  return (renewals) => renewals === null || (renewals - 1) % oneIn === 0;
}
