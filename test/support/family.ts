import { profilesOf } from './profiles.js';
import type { Story } from './story.js';

/** The PIN of the parent in a family. */
export const PIN = '2468';

/** A household with a locked profile. */
export function createFamilies(story: Story) {
  /** A parent's profile behind a PIN, which was set on another device, and an open one of a child. */
  async function family() {
    const owner = await story.viewer();
    await story.subscribe(owner);
    const parent = await profilesOf(owner).create({ name: 'Parent' });
    const kid = await profilesOf(owner).create({ name: 'Kid', isKids: true });
    await profilesOf(owner).setPin({ profileId: parent.id, pin: PIN });
    const viewer = await story.signIn(owner);
    return { viewer, profiles: profilesOf(viewer), parent, kid };
  }

  return { family };
}
