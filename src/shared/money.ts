/** An amount in the currency's minor unit (ISO 4217), such as cents. Always an integer. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}
