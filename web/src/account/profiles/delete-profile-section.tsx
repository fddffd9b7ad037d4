import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Profile } from '../../profiles/current-profile.js';
import { Me } from '../../profiles/profiles.graphql.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { DeleteProfile } from './profiles.graphql.js';
import { NO_PROOF, type Proof, ProofField, proofInput } from './proof-field.js';

export interface DeleteProfileSectionProps {
  readonly profile: Profile;
  readonly isLast: boolean;
}

/** Deletes a profile with all that it has. */
export function DeleteProfileSection({ profile, isLast }: DeleteProfileSectionProps) {
  const [isAsked, setAsked] = useState(false);
  const [proof, setProof] = useState<Proof>(NO_PROOF);
  const { act, loading, error } = useAct(DeleteProfile, {
    refetch: [Me],
    done: `${profile.name} is deleted.`,
  });
  const navigate = useNavigate();

  async function remove(): Promise<void> {
    if (await act({ id: profile.id, ...proofInput(proof) })) await navigate('/account/profiles');
  }

  return (
    <Section
      title="Delete the profile"
      text={
        isLast
          ? 'This is the only profile, and an account has at least one. Add another one first.'
          : 'Its list, its history and its ratings go with it. Devices that are bound to it are signed out.'
      }
    >
      <Group>
        <Button variant="light" color="red" disabled={isLast} onClick={() => setAsked(true)}>
          Delete {profile.name}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsked}
        title={`Delete ${profile.name}?`}
        text="This cannot be undone."
        verb="Delete it"
        isReady={!profile.hasPin || proof.secret !== ''}
        loading={loading}
        error={error}
        onConfirm={remove}
        onClose={() => setAsked(false)}
      >
        {profile.hasPin && <ProofField value={proof} of={`of ${profile.name}`} onChange={setProof} />}
      </ConfirmDialog>
    </Section>
  );
}
