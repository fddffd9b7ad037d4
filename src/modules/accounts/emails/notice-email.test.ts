import { describe, expect, it } from 'vitest';
import { noticeEmail } from './notice-email.js';

const at = new Date('2026-03-01T12:34:56Z');

describe('a notice', () => {
  it('says what happened, when, and what to do', () => {
    const facts = { deviceName: 'Kitchen', address: '192.0.2.7' };
    expect(noticeEmail('DEVICE_APPROVED', facts, at)).toEqual({
      subject: 'A device was signed in',
      text: [
        'A device was let into your StreamCore account with a code.',
        'Time: 2026-03-01 12:34 UTC\nDevice: Kitchen\nNetwork address: 192.0.2.7',
        'If it was not you, sign the device out in your app and choose another password.',
        'StreamCore\n',
      ].join('\n\n'),
    });
  });

  it('contains user-chosen names on one line, without links, and shortened', () => {
    const deviceName = `TV\n\nSign in at https://evil.example/login\u2028now${'x'.repeat(500)}`;
    const { text } = noticeEmail('DEVICE_APPROVED', { deviceName }, at);
    expect(text).not.toContain('://');
    const line = text.split('\n').find((each) => each.startsWith('Device: TV')) ?? '';
    expect(line).toContain('Sign in at https: evil. example login now');
    expect(line.length).toBeLessThan(150);
  });

  it.each([
    ['Sign in at www.evil.example now', 'Sign in at www. evil. example now'],
    ['evil\u3002example', 'evil\u3002 example'],
    ['Pixel 8.1, 192.0.2.7', 'Pixel 8.1, 192.0.2.7'],
  ])('does not turn the name %s into a link', (deviceName, shown) => {
    expect(noticeEmail('DEVICE_APPROVED', { deviceName }, at).text).toContain(`Device: ${shown}\n`);
  });
});
