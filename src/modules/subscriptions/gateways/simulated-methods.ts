/** What the simulated gateway makes of a charge. */
export type SimulatedBehaviour =
  | { readonly kind: 'succeed' }
  | { readonly kind: 'decline'; readonly reason: string }
  /** The money moves; that it did is said when asked again. */
  | { readonly kind: 'hide' }
  /** Nothing happens, and nobody hears of it; asked again, the money moves. */
  | { readonly kind: 'lose' }
  /** It takes its time: decided when asked for the third time. */
  | { readonly kind: 'delay' }
  /** The customer's first charge succeeds, later ones are declined. */
  | { readonly kind: 'succeedOnce'; readonly reason: string };

/** Names of ways to pay that behave in a way of their own. Any other succeeds. */
export const SIMULATED_METHODS: ReadonlyMap<string, SimulatedBehaviour> = new Map([
  ['pm_declined', { kind: 'decline', reason: 'card_declined' }],
  ['pm_insufficient_funds', { kind: 'decline', reason: 'insufficient_funds' }],
  ['pm_needs_action', { kind: 'decline', reason: 'authentication_required' }],
  ['pm_timeout', { kind: 'hide' }],
  ['pm_timeout_lost', { kind: 'lose' }],
  ['pm_late_success', { kind: 'delay' }],
  ['pm_renewal_declined', { kind: 'succeedOnce', reason: 'card_declined' }],
]);

export function behaviourOf(paymentMethod: string): SimulatedBehaviour {
  return SIMULATED_METHODS.get(paymentMethod) ?? { kind: 'succeed' };
}
