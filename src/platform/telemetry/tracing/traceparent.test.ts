import { expect, it } from 'vitest';
import { readTraceparent, writeTraceparent } from './traceparent.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

it.each([
  [`00-${TRACE}-${SPAN}-01`, 1],
  [`00-${TRACE}-${SPAN}-00`, 0],
  // Other flags are reserved for later versions.
  [`00-${TRACE}-${SPAN}-ff`, 1],
  [`01-${TRACE}-${SPAN}-01-what comes with a later version`, 1],
])('reads %s', (text, traceFlags) => {
  expect(readTraceparent(text)).toEqual({ traceId: TRACE, spanId: SPAN, traceFlags, isRemote: true });
});

it.each([
  '',
  'nonsense',
  `ff-${TRACE}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-01-more`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE}-${SPAN}-0`,
  `01-${TRACE}-${SPAN}-01-${'x'.repeat(1_000)}`,
])('refuses "%s"', (text) => {
  expect(readTraceparent(text)).toBeNull();
});

it('writes what it has read', () => {
  const text = `00-${TRACE}-${SPAN}-01`;
  const read = readTraceparent(text);
  expect(read && writeTraceparent(read)).toBe(text);
});
