import { useMutation } from '@apollo/client/react';
import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '../../errors/error-notice.js';
import { titleFaults } from './field-faults.js';
import { AdminAddEpisode, AdminEpisodes } from './seasons.graphql.js';

export interface AddEpisodeProps {
  readonly seriesId: string;
  readonly seasonNumber: number;
  readonly onAdded: () => unknown;
}

interface EpisodeValues {
  readonly episodeNumber: number | '';
  readonly name: string;
  readonly runtimeMinutes: number | '';
}

const EMPTY: EpisodeValues = { episodeNumber: '', name: '', runtimeMinutes: '' };

/** Adds an episode as a draft, with what it needs to be published; the rest is said where it is edited. */
export function AddEpisode({ seriesId, seasonNumber, onAdded }: AddEpisodeProps) {
  const [add, { loading, error }] = useMutation(AdminAddEpisode, {
    refetchQueries: [AdminEpisodes],
    awaitRefetchQueries: true,
  });
  const form = useForm<EpisodeValues>({ initialValues: EMPTY });
  const submit = form.onSubmit(async ({ episodeNumber, name, runtimeMinutes }) => {
    const runtimeSeconds = runtimeMinutes === '' ? null : runtimeMinutes * 60;
    try {
      await add({
        variables: {
          input: {
            seriesId,
            seasonNumber,
            episodeNumber: Number(episodeNumber),
            name: name.trim(),
            runtimeSeconds,
          },
        },
      });
      form.reset();
      await onAdded();
    } catch (failure) {
      form.setErrors(titleFaults(failure));
    }
  });
  return (
    <form onSubmit={submit} aria-label={`Add an episode to season ${seasonNumber}`}>
      <Stack gap="xs">
        <Group align="start">
          <NumberInput
            label="Number of the episode"
            w={170}
            required
            allowDecimal={false}
            {...form.getInputProps('episodeNumber')}
          />
          <TextInput
            label="Name of the episode"
            flex="1 1 200px"
            required
            maxLength={300}
            {...form.getInputProps('name')}
          />
          <NumberInput
            label="Minutes"
            w={110}
            min={1}
            max={1440}
            allowDecimal={false}
            {...form.getInputProps('runtimeMinutes')}
          />
        </Group>
        {error && <ErrorNotice error={error} />}
        <Group justify="end">
          <Button type="submit" variant="default" loading={loading}>
            Add the episode
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
