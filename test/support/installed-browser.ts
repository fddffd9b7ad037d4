import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The program of the installed browser; undefined if there is none. */
export function findBrowser(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}
