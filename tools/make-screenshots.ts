import { Command } from 'commander';
import { openBrowser } from '../test/support/browser.js';
import { runProgram } from './command/run-program.js';
import { takeGallery } from './screenshots/gallery.js';
import { takeHighlights } from './screenshots/highlights.js';
import type { Demo } from './screenshots/take-page.js';

const EXPLANATION = `
Takes the screenshots of the web client from a running demo, into docs/images: those at the top of the README, and every page on a
desktop and on a phone, for docs/pages.md. The passwords are shown at each start of the demo.

Example:
  npx tsx tools/make-screenshots.ts --viewer <password> --admin <password>`;

async function run(demo: Demo): Promise<void> {
  const browser = await openBrowser();
  try {
    await takeHighlights(browser, demo);
    await takeGallery(browser, demo);
  } finally {
    await browser.close();
  }
}

const program = new Command('make-screenshots')
  .description('Takes the screenshots of the web client for the documentation.')
  .addHelpText('after', EXPLANATION)
  .option('--url <url>', 'the address of the demo', 'http://localhost:4000')
  .requiredOption('--viewer <password>', 'the password of the demo viewer')
  .requiredOption('--admin <password>', 'the password of the demo administrator')
  .action(run);

await runProgram(program);
