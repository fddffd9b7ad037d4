import { useMutation } from '@apollo/client/react';
import { Alert, Anchor, Button, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { errorDetails } from '../errors/error-code.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { session } from '../session/browser-session.js';
import { deviceName } from '../session/device-name.js';
import { nextPage, SIGNED_OUT } from '../session/next-page.js';
import { useIsSignedIn } from '../session/use-session.js';
import { dateText } from '../titles/date-text.js';
import { Entrance } from './entrance.js';
import { SignIn } from './sign-in.graphql.js';

interface SignedInDevice {
  readonly id: string;
  readonly deviceName: string;
  readonly lastSeenAt: string;
}

/** Signs somebody in, and lets them choose which device to sign out where the plan has room for no more. */
export function SignInPage() {
  const isSignedIn = useIsSignedIn();
  const [parameters] = useSearchParams();
  const wasSignedOut = useLocation().state === SIGNED_OUT;
  const [signIn, { loading, error }] = useMutation(SignIn);
  const form = useForm({ initialValues: { email: '', password: '', replaceDeviceId: '' } });
  if (isSignedIn) return <Navigate to={nextPage(parameters)} replace />;

  const devices = devicesAtTheLimit(error);
  const submit = form.onSubmit(async ({ email, password, replaceDeviceId }) => {
    const device = { deviceName: deviceName(navigator.userAgent), platform: 'web' };
    const input = { email, password, ...device, ...(replaceDeviceId && { replaceDeviceId }) };
    const { data } = await signIn({ variables: { input } }).catch(() => ({ data: null }));
    if (data) session.begin(data.signIn);
  });

  return (
    <Entrance
      title="Sign in"
      {...(wasSignedOut && { text: 'You were signed out. Sign in to go on where you were.' })}
      elsewhere={{ question: 'New here?', name: 'Create an account', to: `/sign-up?${parameters}` }}
    >
      <form onSubmit={submit}>
        <Stack>
          {error && devices.length === 0 && <ErrorNotice error={error} />}
          {devices.length > 0 && (
            <Alert role="alert" title="All places for devices are taken">
              Your plan has room for {devices.length}. Choose one to sign out, and sign in here.
            </Alert>
          )}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="email"
            required
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            {...form.getInputProps('password')}
          />
          {devices.length > 0 && (
            <Radio.Group label="Sign out on" required {...form.getInputProps('replaceDeviceId')}>
              <Stack gap="xs" mt="xs">
                {devices.map((device) => (
                  <Radio
                    key={device.id}
                    value={device.id}
                    label={device.deviceName}
                    description={`Last seen ${dateText(device.lastSeenAt)}`}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <Button type="submit" size="md" loading={loading}>
            Sign in
          </Button>
          <Anchor
            component={Link}
            to={`/forgot-password?${parameters}`}
            state={form.values.email}
            size="sm"
            ta="center"
          >
            Forgot your password?
          </Anchor>
        </Stack>
      </form>
    </Entrance>
  );
}

function devicesAtTheLimit(error: unknown): readonly SignedInDevice[] {
  const details = errorDetails(error);
  return details?.code === 'DEVICE_LIMIT_REACHED' && Array.isArray(details['devices'])
    ? details['devices']
    : [];
}
