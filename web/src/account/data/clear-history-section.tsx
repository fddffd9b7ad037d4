import { useApolloClient } from '@apollo/client/react';
import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { errorCode } from '../../errors/error-code.js';
import { useCurrentProfile } from '../../profiles/current-profile.js';
import { PinDialog } from '../../profiles/pin-dialog.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { ClearWatchHistory } from './data.graphql.js';

/** What is made of a history. */
const OF_THE_HISTORY = ['continueWatching', 'home', 'recommendations', 'watchHistory'];

/** Forgets what a profile has watched. */
export function ClearHistorySection() {
  const { me, profile: current } = useCurrentProfile();
  const [profileId, setProfileId] = useState(current.id);
  const [isAsked, setAsked] = useState(false);
  const profile = me.profiles.find(({ id }) => id === profileId) ?? current;
  const { act, loading, error, reset } = useAct(ClearWatchHistory, {
    done: `What ${profile.name} has watched is forgotten.`,
  });
  const { cache } = useApolloClient();
  const isLocked = errorCode(error) === 'PIN_REQUIRED';

  async function clear(): Promise<void> {
    if (!(await act({ profileId }))) return;
    for (const fieldName of OF_THE_HISTORY) cache.evict({ id: 'ROOT_QUERY', fieldName });
    cache.gc();
    setAsked(false);
  }

  return (
    <Section
      title="Clear the watch history"
      text="We forget what a profile has watched and where it stands in it, and recommend anew. Its list and its ratings stay."
    >
      <Group align="flex-end">
        <Select
          label="Profile"
          allowDeselect={false}
          data={me.profiles.map(({ id, name }) => ({ value: id, label: name }))}
          value={profileId}
          onChange={(id) => setProfileId(id ?? current.id)}
        />
        <Button
          variant="light"
          color="red"
          onClick={() => {
            reset();
            setAsked(true);
          }}
        >
          Clear it
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsked && !isLocked}
        title={`Clear the history of ${profile.name}?`}
        text="This cannot be undone."
        verb="Clear it"
        loading={loading}
        error={error}
        onConfirm={clear}
        onClose={() => setAsked(false)}
      />
      <PinDialog
        profile={isAsked && isLocked ? profile : null}
        onClose={() => setAsked(false)}
        onUnlocked={reset}
      />
    </Section>
  );
}
