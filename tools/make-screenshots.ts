import { Command } from 'commander';
import { openBrowser } from '../test/support/browser.js';
import { runProgram } from './command/run-program.js';
import { takeGallery } from './screenshots/gallery.js';
import { takeHighlights } from './screenshots/highlights.js';
import type { Demo } from './screenshots/take-page.js';

const EXPLANATION = `
Takes the pictures of the web client from a demo that runs, into docs/images: those that the README begins with, and every page as a
desktop and as a phone show it, for docs/pages.md. The passwords are shown at each start of the demo.

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
  .description('Takes the pictures of the web client that the documents show.')
  .addHelpText('after', EXPLANATION)
  .option('--url <url>', 'where the demo runs', 'http://localhost:4000')
  .requiredOption('--viewer <password>', 'of the demo viewer')
  .requiredOption('--admin <password>', 'of the demo administrator')
  .action(run);

await runProgram(program);
