import type { AccountModules } from './account-modules.js';
import type { AdministrationModules } from './administration-modules.js';
import type { ContentModules } from './content-modules.js';
import type { Foundation } from './foundation.js';
import { createPrivacy } from './module-factories.js';
import type { PlaybackModules } from './playback-modules.js';

/** Wires data exports and erasure, which concern the personal data of all other modules. */
export function createPrivacyModule(
  { config, platform }: Foundation,
  modules: AccountModules & ContentModules & PlaybackModules & AdministrationModules,
) {
  const { accounts, profiles, subscriptions, watching, recommendations, notifications, audit, accessLog } =
    modules;
  return createPrivacy({
    database: platform.database,
    sources: [
      accounts,
      profiles,
      subscriptions,
      watching,
      recommendations,
      notifications,
      audit,
      accessLog,
    ].flatMap(({ personalData }) => personalData),
    accounts: accounts.closing,
    profileIdsOf: profiles.profileIdsOf,
    eraseProfile: watching.eraser.erase,
    secret: config.auth.secret,
    publicUrl: config.http.publicUrl,
    clock: platform.clock,
  });
}
