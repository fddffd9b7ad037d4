import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The program of the browser that is installed; undefined where there is none. */
export function findBrowser(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}
