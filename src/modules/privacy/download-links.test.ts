import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../../test/support/clock.js';
import { newId } from '../../shared/ids.js';
import { createDownloadLinks } from './download-links.js';

describe('a download link', () => {
  const clock = createTestClock();
  const links = createDownloadLinks('a secret', clock);

  it('is valid for an hour', () => {
    const link = links.create(newId());
    expect(links.holds(link)).toBe(true);
    clock.advance(59 * 60_000);
    expect(links.holds(link)).toBe(true);
    clock.advance(60_000);
    expect(links.holds(link)).toBe(false);
  });

  it('is valid for its export and time only', () => {
    const link = links.create(newId());
    expect(links.holds({ ...link, exportId: newId() })).toBe(false);
    expect(links.holds({ ...link, expires: link.expires + 1 })).toBe(false);
    expect(links.holds({ ...link, expires: Number.NaN })).toBe(false);
  });

  it.each(['', 'x', 'ü'.repeat(43)])('is invalid with the signature "%s"', (signature) => {
    expect(links.holds({ ...links.create(newId()), signature })).toBe(false);
  });

  it('is invalid if signed with another secret, or truncated', () => {
    const exportId = newId();
    expect(links.holds(createDownloadLinks('another', clock).create(exportId))).toBe(false);
    const link = links.create(exportId);
    expect(links.holds({ ...link, signature: link.signature.slice(0, -1) })).toBe(false);
  });
});
