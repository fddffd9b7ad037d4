import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../../test/support/clock.js';
import { newId } from '../../shared/ids.js';
import { createDownloadLinks } from './download-links.js';

describe('a download link', () => {
  const clock = createTestClock();
  const links = createDownloadLinks('a secret', clock);

  it('holds for an hour', () => {
    const link = links.create(newId());
    expect(links.holds(link)).toBe(true);
    clock.advance(59 * 60_000);
    expect(links.holds(link)).toBe(true);
    clock.advance(60_000);
    expect(links.holds(link)).toBe(false);
  });

  it('holds for its export and its time alone', () => {
    const link = links.create(newId());
    expect(links.holds({ ...link, exportId: newId() })).toBe(false);
    expect(links.holds({ ...link, expires: link.expires + 1 })).toBe(false);
    expect(links.holds({ ...link, expires: Number.NaN })).toBe(false);
  });

  it.each(['', 'x', 'ü'.repeat(43)])('does not hold with the signature "%s"', (signature) => {
    expect(links.holds({ ...links.create(newId()), signature })).toBe(false);
  });

  it('does not hold when another secret signed it, or only its beginning is there', () => {
    const exportId = newId();
    expect(links.holds(createDownloadLinks('another', clock).create(exportId))).toBe(false);
    const link = links.create(exportId);
    expect(links.holds({ ...link, signature: link.signature.slice(0, -1) })).toBe(false);
  });
});
