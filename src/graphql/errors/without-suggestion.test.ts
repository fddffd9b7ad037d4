import { expect, it } from 'vitest';
import { withoutSuggestion } from './without-suggestion.js';

it.each([
  ['Cannot query field "nam" on type "Title". Did you mean "name" or "names"?', '"nam" on type "Title".'],
  ['Value "a\nb" does not exist in "Order" enum. Did you mean the enum value "AB"?', '"Order" enum.'],
])('removes the suggested names from a message: %s', (message, end) => {
  expect(withoutSuggestion(message)).toMatch(new RegExp(`${end}$`));
});

it("keeps the same words in a client's input", () => {
  const message = `Value "${'Did you mean '.repeat(18_000)}" does not exist in "Order" enum.`;
  expect(withoutSuggestion(message)).toBe(message);
  expect(withoutSuggestion(`${message} Did you mean the enum value "NEWEST"?`)).toBe(message);
});
