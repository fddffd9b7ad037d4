import { useMutation } from '@apollo/client/react';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation, useSearchParams } from 'react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { Entrance } from './entrance.js';
import { RequestPasswordReset } from './sign-in.graphql.js';

/** Has an e-mail sent whose reader may choose another password. */
export function ForgotPasswordPage() {
  const [request, { data, loading, error }] = useMutation(RequestPasswordReset);
  const [parameters] = useSearchParams();
  const typed: unknown = useLocation().state;
  const form = useForm({ initialValues: { email: typeof typed === 'string' ? typed : '' } });
  const submit = form.onSubmit(async (input) => {
    await request({ variables: { input } }).catch(() => null);
  });

  return (
    <Entrance
      title="Forgot your password?"
      text="We send you a link with which you choose another one."
      elsewhere={{ question: 'It came back to you?', name: 'Sign in', to: `/sign-in?${parameters}` }}
    >
      {data ? (
        <Alert role="status" title="Look into your mailbox">
          If there is an account with this address, the link is on its way.
        </Alert>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            {error && <ErrorNotice error={error} />}
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="email"
              required
              {...form.getInputProps('email')}
            />
            <Button type="submit" size="md" loading={loading}>
              Send the link
            </Button>
          </Stack>
        </form>
      )}
    </Entrance>
  );
}
