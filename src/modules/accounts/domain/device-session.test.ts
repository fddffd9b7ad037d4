import { expect, test } from 'vitest';
import { startSession } from './device-session.js';

const seen = { at: new Date(0), from: null, expiresAt: new Date(1) };

test.each([
  [' Living\u{202E} room\u{200B}\tTV ', 'Living room TV'],
  ['\u{200B}', 'Unnamed device'],
  ['🎬'.repeat(81), '🎬'.repeat(80)],
])('a device that calls itself %j is shown as %j', (deviceName, shown) => {
  expect(startSession('account', { deviceName, platform: 'tv' }, seen)).toMatchObject({ deviceName: shown });
});
