import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import { AccountStanding } from '../account.graphql.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { ChangePassword } from './sign-in-data.graphql.js';

/** Another password, for whoever knows the one before. */
export function PasswordSection() {
  const { act, loading, error } = useAct(ChangePassword, {
    refetch: [AccountStanding],
    done: 'Your password is changed, and every other device is signed out.',
  });
  const form = useForm({ initialValues: { currentPassword: '', newPassword: '' } });
  const wrong = fieldErrors(error);
  const submit = form.onSubmit(async (input) => {
    if (await act({ input })) form.reset();
  });

  return (
    <Section title="Password" text="Every other device is signed out when you change it.">
      <form onSubmit={submit}>
        <Stack maw={420}>
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            required
            {...form.getInputProps('currentPassword')}
            error={wrong['currentPassword']}
          />
          <PasswordInput
            label="New password"
            description="8 characters or more, and nothing that is guessed first."
            autoComplete="new-password"
            required
            {...form.getInputProps('newPassword')}
            error={wrong['newPassword']}
          />
          {error && Object.keys(wrong).length === 0 && <ErrorNotice error={error} />}
          <Group>
            <Button type="submit" loading={loading}>
              Change the password
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
