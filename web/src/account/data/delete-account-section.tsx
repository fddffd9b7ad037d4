import { useQuery } from '@apollo/client/react';
import { Button, Group, List, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { fieldErrors } from '../../errors/error-code.js';
import { Me } from '../../profiles/profiles.graphql.js';
import { AccountStanding } from '../account.graphql.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { DeleteAccount } from './data.graphql.js';

const WORDS = 'delete my account';

/** Has the account erased, after its owner has read what that means and typed it. */
export function DeleteAccountSection() {
  const { data } = useQuery(AccountStanding);
  const [isAsked, setAsked] = useState(false);
  const { act, loading, error } = useAct(DeleteAccount, { refetch: [AccountStanding, Me] });
  const form = useForm({ initialValues: { words: '', password: '' } });
  const { words, password } = form.values;
  const wrong = fieldErrors(error);
  const isDue = Boolean(data?.me.erasureDueAt);

  function close(): void {
    form.reset();
    setAsked(false);
  }

  async function remove(): Promise<void> {
    if (await act({ input: { password } })) close();
  }

  return (
    <Section
      title="Delete the account"
      text={
        isDue
          ? 'It is going to be erased. You can take that back above.'
          : 'Everything that is stored of it is erased 30 days later. Until then you can take it back.'
      }
    >
      <Group>
        <Button variant="light" color="red" disabled={isDue} onClick={() => setAsked(true)}>
          Delete my account
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsked}
        title="Delete your account?"
        text={
          <List size="sm" spacing={4}>
            <List.Item>The subscription ends with its period, and nothing more is charged.</List.Item>
            <List.Item>Every other device is signed out now.</List.Item>
            <List.Item>In 30 days profiles, lists, history and ratings are gone for good.</List.Item>
            <List.Item>Until then you can sign in and take it back.</List.Item>
          </List>
        }
        verb="Delete my account"
        otherwise="Keep it"
        isReady={words.trim().toLowerCase() === WORDS && password !== ''}
        loading={loading}
        error={Object.keys(wrong).length === 0 ? error : null}
        onConfirm={remove}
        onClose={close}
      >
        <TextInput
          label={`Type “${WORDS}”`}
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('words')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
          error={wrong['password']}
        />
      </ConfirmDialog>
    </Section>
  );
}
