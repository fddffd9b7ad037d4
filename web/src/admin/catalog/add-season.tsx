import { useMutation } from '@apollo/client/react';
import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import { AdminAddSeason } from './seasons.graphql.js';

export interface AddSeasonProps {
  readonly seriesId: string;
  /** The number that comes next. */
  readonly next: number;
  readonly onAdded: () => unknown;
}

export function AddSeason({ seriesId, next, onAdded }: AddSeasonProps) {
  const [add, { loading, error }] = useMutation(AdminAddSeason);
  const form = useForm({ initialValues: { number: next, name: '' } });
  const submit = form.onSubmit(async ({ number, name }) => {
    try {
      await add({ variables: { input: { seriesId, number, name: name.trim() || null } } });
      await onAdded();
    } catch (failure) {
      form.setErrors(fieldErrors(failure));
    }
  });
  return (
    <form onSubmit={submit} aria-label="Add a season">
      <Stack gap="xs">
        <Group align="start">
          <NumberInput
            label="Number of the season"
            w={160}
            required
            allowDecimal={false}
            {...form.getInputProps('number')}
          />
          <TextInput label="Name of the season" flex="1 1 200px" {...form.getInputProps('name')} />
        </Group>
        {error && <ErrorNotice error={error} />}
        <Group justify="end">
          <Button type="submit" variant="default" loading={loading}>
            Add the season
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
