/**
 * Selects the renewals that are logged: the first since the lease was taken, and then one in `oneIn`, because each
 * stream is renewed every few seconds for hours. Renewals with an unknown number are logged too.
 */
export function createRenewalSampler(oneIn: number): (renewals: number | null) => boolean {
  return (renewals) => renewals === null || (renewals - 1) % oneIn === 0;
}
