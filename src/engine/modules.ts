import { createAccountModules } from './account-modules.js';
import { createAdministrationModules } from './administration-modules.js';
import { type ContentModules, createContentModules } from './content-modules.js';
import type { Foundation } from './foundation.js';
import { createPlaybackModules } from './playback-modules.js';
import { createPrivacyModule } from './privacy-module.js';

export type Modules = Awaited<ReturnType<typeof createModules>>;

/** Creates every module once, in the order in which they depend on each other. */
export async function createModules(foundation: Foundation) {
  const accounts = await createAccountModules(foundation, {
    // `watching` needs profiles, and is created after them.
    erase: (profileId, signal) => content.watching.eraser.erase(profileId, signal),
  });
  const content: ContentModules = createContentModules(foundation, accounts);
  const playback = await createPlaybackModules(foundation, accounts, content);
  const administration = createAdministrationModules(foundation, accounts);
  const modules = { ...accounts, ...content, ...playback, ...administration };
  return { ...modules, privacy: createPrivacyModule(foundation, modules) };
}
