/** An amount in the currency's minor unit (ISO 4217), such as cents. Never a fraction. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}
