import { installDebianPackages } from '../src/platform/embedded/debian-packages.js';
import { findBrowser } from '../test/support/installed-browser.js';

/** The browser, with fonts. */
const PACKAGES = ['chromium', 'fonts-dejavu-core'];

/** Installs a browser for the tests of the web client, if the system allows it. Without one, they are skipped. */
async function installBrowser(): Promise<void> {
  if (findBrowser() !== undefined) return;
  if (process.getuid?.() === 0) {
    console.log('Installing Chromium from the packages of this system, for the tests of the web client');
    try {
      await installDebianPackages(PACKAGES);
      return;
    } catch (error) {
      console.warn(error instanceof Error ? error.message : error);
    }
  }
  console.warn(
    'There is no Chromium: the tests of the web client in a browser are left out (apt-get install chromium).',
  );
}

await installBrowser();
