import { Button, Container, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { errorCode, errorText } from '../errors/error-code.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { useSignOut } from '../session/use-sign-out.js';
import { ReleaseDevice } from './devices/devices.graphql.js';
import { PageFrame } from './parts/page-frame.js';
import { Section } from './parts/section.js';
import { useAct } from './parts/use-act.js';
import { NO_PASSWORD, NO_PROOF, ProofField, proofInput } from './profiles/proof-field.js';
import { renewTokens } from './renew-tokens.js';

/** What stands in place of the account on a device that is one profile's only. */
export function BoundDevice() {
  const { profile } = useCurrentProfile();
  const signOut = useSignOut();
  const { act, loading, error } = useAct(ReleaseDevice);
  const form = useForm({ initialValues: { proof: profile.hasPin ? NO_PROOF : NO_PASSWORD } });
  const isRefused = errorCode(error) === 'PIN_REQUIRED';

  const submit = form.onSubmit(async ({ proof }) => {
    if (!(await act({ input: proofInput(proof) }))) return;
    await renewTokens();
    // What was read as the profile alone is read anew.
    location.reload();
  });

  return (
    <Container size="sm" py="xl">
      <PageFrame
        title="Account"
        text={`This device is bound to ${profile.name}: the account is seen to elsewhere.`}
      >
        <Section
          title="Release this device"
          text="Afterwards whoever uses it can choose among all profiles, and see to the account."
        >
          <form onSubmit={submit}>
            <Stack>
              <ProofField
                value={form.values.proof}
                of={`of ${profile.name}`}
                error={isRefused ? errorText(error) : undefined}
                onChange={(proof) => form.setFieldValue('proof', proof)}
              />
              {error && !isRefused && <ErrorNotice error={error} />}
              <Group>
                <Button type="submit" loading={loading} disabled={form.values.proof.secret === ''}>
                  Release it
                </Button>
                <Button variant="default" onClick={() => void signOut()}>
                  Sign out
                </Button>
              </Group>
            </Stack>
          </form>
        </Section>
      </PageFrame>
    </Container>
  );
}
