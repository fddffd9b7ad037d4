import { useMutation } from '@apollo/client/react';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Navigate, useSearchParams } from 'react-router';
import { fieldErrors } from '../errors/error-code.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { session } from '../session/browser-session.js';
import { deviceName } from '../session/device-name.js';
import { nextPage } from '../session/next-page.js';
import { useIsSignedIn } from '../session/use-session.js';
import { Entrance } from './entrance.js';
import { SignUp } from './sign-in.graphql.js';

/** Creates an account, and signs in to it. */
export function SignUpPage() {
  const isSignedIn = useIsSignedIn();
  const [parameters] = useSearchParams();
  const [signUp, { loading, error }] = useMutation(SignUp);
  const form = useForm({ initialValues: { email: '', password: '' } });
  if (isSignedIn) return <Navigate to={nextPage(parameters)} replace />;

  const wrong = fieldErrors(error);
  const submit = form.onSubmit(async (values) => {
    const input = { ...values, deviceName: deviceName(navigator.userAgent), platform: 'web' };
    const { data } = await signUp({ variables: { input } }).catch(() => ({ data: null }));
    if (data) session.begin(data.signUp);
  });

  return (
    <Entrance
      title="Create your account"
      text="Nothing to pay yet. You choose a plan when you find something to watch."
      elsewhere={{ question: 'You have an account?', name: 'Sign in', to: `/sign-in?${parameters}` }}
    >
      <form onSubmit={submit}>
        <Stack>
          {error && Object.keys(wrong).length === 0 && <ErrorNotice error={error} />}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="email"
            required
            {...form.getInputProps('email')}
            error={wrong['email']}
          />
          <PasswordInput
            label="Password"
            description="8 characters or more, and nothing that is guessed first."
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
            error={wrong['password']}
          />
          <Button type="submit" size="md" loading={loading}>
            Create account
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
