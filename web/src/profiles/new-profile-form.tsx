import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Chip, Group, Input, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { errorCode, fieldErrors } from '../errors/error-code.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { AvatarChoice } from './avatar-choice.js';
import type { Profile } from './current-profile.js';
import { effectiveLimit, LimitFields } from './limit-fields.js';
import { CreateProfile, Genres, Me } from './profiles.graphql.js';

const MOST_GENRES = 10;

export interface NewProfileFormProps {
  readonly isFirst: boolean;
  readonly onMade: (profile: Profile) => void;
  readonly onCancel: () => void;
}

/** Makes a profile: what it is called, what it may see, and what it likes. */
export function NewProfileForm({ isFirst, onMade, onCancel }: NewProfileFormProps) {
  const { data: catalog } = useQuery(Genres);
  const [create, { loading, error }] = useMutation(CreateProfile, {
    refetchQueries: [Me],
    awaitRefetchQueries: true,
  });
  const form = useForm({
    initialValues: {
      name: '',
      avatar: 'aurora',
      isKids: false,
      maturityLimit: 18,
      favouriteGenreIds: [] as string[],
      password: '',
    },
  });
  const { avatar, isKids, maturityLimit, favouriteGenreIds, name } = form.values;
  const wrong = fieldErrors(error);
  const wantsProof = errorCode(error) === 'PIN_REQUIRED' || form.values.password !== '';

  const submit = form.onSubmit(async ({ password, ...values }) => {
    const input = { ...values, maturityLimit: effectiveLimit(values), ...(password && { password }) };
    const { data } = await create({ variables: { input } }).catch(() => ({ data: null }));
    if (data) onMade(data.createProfile);
  });

  return (
    <form onSubmit={submit}>
      <Stack gap="lg" maw={560} mx="auto" pt="md">
        <div>
          <Title order={1}>{isFirst ? 'Who is going to watch?' : 'A new profile'}</Title>
          <Text c="dimmed">Each profile has its own list, history and recommendations.</Text>
        </div>
        {error && Object.keys(wrong).length === 0 && <ErrorNotice error={error} />}
        <TextInput
          label="Name"
          size="md"
          required
          maxLength={40}
          {...form.getInputProps('name')}
          error={wrong['name']}
        />
        <AvatarChoice
          profile={{ name, avatar, isKids }}
          size={52}
          onChoose={(choice) => form.setFieldValue('avatar', choice)}
        />
        <LimitFields
          value={{ isKids, maturityLimit }}
          error={wrong['maturityLimit']}
          onChange={(limits) => form.setValues(limits)}
        />
        <Input.Wrapper
          label="Likes"
          description="A few are enough. They shape the first recommendations."
          labelElement="div"
        >
          <Chip.Group
            multiple
            value={favouriteGenreIds}
            onChange={(ids) => form.setFieldValue('favouriteGenreIds', ids.slice(0, MOST_GENRES))}
          >
            <Group gap="xs" mt="xs">
              {catalog?.genres.map((genre) => (
                <Chip key={genre.id} value={genre.id}>
                  {genre.name}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        {wantsProof && (
          <PasswordInput
            label="Password of the account"
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
        )}
        <Group>
          <Button type="submit" size="md" loading={loading}>
            Create profile
          </Button>
          {!isFirst && (
            <Button variant="default" size="md" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
