import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { errorCode, errorText, fieldErrors } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import { AvatarChoice } from '../../profiles/avatar-choice.js';
import type { Profile } from '../../profiles/current-profile.js';
import { effectiveLimit, LimitFields } from '../../profiles/limit-fields.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { UpdateProfile } from './profiles.graphql.js';
import { NO_PROOF, ProofField, proofInput } from './proof-field.js';

export interface DetailsSectionProps {
  readonly profile: Profile;
}

/** What a profile is called, how it looks, and what it may see. */
export function DetailsSection({ profile }: DetailsSectionProps) {
  const { act, loading, error } = useAct(UpdateProfile, { done: 'It is saved.' });
  const { name, avatar, isKids, maturityLimit } = profile;
  const form = useForm({ initialValues: { name, avatar, isKids, maturityLimit, proof: NO_PROOF } });
  const { values } = form;
  const wrong = fieldErrors(error);
  const isRefused = errorCode(error) === 'PIN_REQUIRED';

  const submit = form.onSubmit(async ({ proof, ...wanted }) => {
    const limit = effectiveLimit(wanted);
    const input = { id: profile.id, ...wanted, maturityLimit: limit, ...proofInput(proof) };
    if (!(await act({ input }))) return;
    form.setInitialValues({ ...wanted, maturityLimit: limit, proof: NO_PROOF });
    form.reset();
  });

  return (
    <Section title="Name and limits">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            required
            maxLength={40}
            maw={420}
            {...form.getInputProps('name')}
            error={wrong['name']}
          />
          <AvatarChoice
            profile={values}
            size={44}
            onChoose={(choice) => form.setFieldValue('avatar', choice)}
          />
          <LimitFields
            value={values}
            known={profile.maturityLimit}
            error={wrong['maturityLimit']}
            onChange={(limits) => form.setValues(limits)}
          />
          {(isRefused || values.proof.secret !== '') && (
            <ProofField
              value={values.proof}
              of="of a profile that may do this"
              error={isRefused ? errorText(error) : undefined}
              onChange={(proof) => form.setFieldValue('proof', proof)}
            />
          )}
          {error && !isRefused && Object.keys(wrong).length === 0 && <ErrorNotice error={error} />}
          <Group>
            <Button type="submit" loading={loading} disabled={!form.isDirty()}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
