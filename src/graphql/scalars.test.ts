import { coerceInputValue } from 'graphql';
import { expect, it } from 'vitest';
import { DateTime, LocalDate } from './scalars.js';

function nested(levels: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return value;
}

it.each([DateTime, LocalDate])('%s says that it has to be a text, whatever else it is', (scalar) => {
  for (const value of [1, true, {}, { toString: 1 }, nested(100_000)]) {
    const messages: string[] = [];
    coerceInputValue(value, scalar, (_path, _value, { message }) => messages.push(message));
    expect(messages).toEqual([`${scalar.name} has to be a text.`]);
  }
});

it('days and instants are read from texts', () => {
  expect(DateTime.parseValue('2026-01-31T12:00:00Z')).toEqual(new Date('2026-01-31T12:00:00Z'));
  expect(LocalDate.parseValue('2026-01-31')).toBe('2026-01-31');
});
