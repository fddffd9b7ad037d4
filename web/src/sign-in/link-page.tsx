import { useLazyQuery, useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { Entrance } from './entrance.js';
import { ApproveDeviceSignIn, DeviceSignIn } from './sign-in.graphql.js';

/** Lets a television in, by the code that it shows. */
export function LinkPage() {
  const [parameters] = useSearchParams();
  const [find, { data, variables, loading, error }] = useLazyQuery(DeviceSignIn, {
    fetchPolicy: 'network-only',
  });
  const [decide, decision] = useMutation(ApproveDeviceSignIn);
  const code = parameters.get('code') ?? '';
  const form = useForm({ initialValues: { userCode: code } });

  useEffect(() => {
    if (code !== '') find({ variables: { userCode: code } }).catch(() => null);
  }, [code, find]);

  const { userCode } = form.values;
  // Let in is the device that was shown: with another code, another one is looked for first.
  const device = variables?.userCode === userCode ? data?.deviceSignIn : undefined;
  const decided = decision.data?.approveDeviceSignIn;
  const submit = form.onSubmit(async (wanted) => {
    decision.reset();
    await find({ variables: wanted }).catch(() => null);
  });
  const answer = async (approve: boolean) => {
    await decide({ variables: { input: { userCode, approve } } }).catch(() => null);
  };

  if (decided) {
    return (
      <Entrance title={decided.status === 'APPROVED' ? 'You are signed in' : 'It was refused'}>
        <Text role="status">
          {decided.status === 'APPROVED'
            ? `${decided.deviceName} goes on by itself within seconds.`
            : `${decided.deviceName} was not let in.`}
        </Text>
        <Button component={Link} to="/" variant="default">
          To the start page
        </Button>
      </Entrance>
    );
  }
  return (
    <Entrance title="Sign a television in" text="Type the code that it shows.">
      <form onSubmit={submit}>
        <Stack>
          {(error ?? decision.error) && <ErrorNotice error={error ?? decision.error} />}
          <TextInput
            label="Code"
            placeholder="BCDF-GHJK"
            autoComplete="off"
            autoCapitalize="characters"
            required
            size="lg"
            styles={{ input: { textTransform: 'uppercase', letterSpacing: '0.15em' } }}
            {...form.getInputProps('userCode')}
          />
          {!device && (
            <Button type="submit" size="md" loading={loading}>
              Go on
            </Button>
          )}
        </Stack>
      </form>
      {device && (
        <Alert title={`Is this yours? ${device.deviceName}`} role="status">
          <Text size="sm">
            A device of the kind {device.platform} asks to sign in to your account
            {device.address && ` from ${device.address}`}. Let it in only if you see this code on its screen.
          </Text>
          <Group mt="md">
            <Button loading={decision.loading} onClick={() => void answer(true)}>
              Let it in
            </Button>
            <Button variant="default" disabled={decision.loading} onClick={() => void answer(false)}>
              Refuse
            </Button>
          </Group>
        </Alert>
      )}
    </Entrance>
  );
}
