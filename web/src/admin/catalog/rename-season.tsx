import { useMutation } from '@apollo/client/react';
import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import { AdminUpdateSeason } from './seasons.graphql.js';

export interface RenameSeasonProps {
  readonly seriesId: string;
  readonly number: number;
  readonly name?: string | null;
  readonly onRenamed: () => unknown;
}

export function RenameSeason({ seriesId, number, name = null, onRenamed }: RenameSeasonProps) {
  const [update, { loading, error }] = useMutation(AdminUpdateSeason);
  const form = useForm({ initialValues: { name: name ?? '' } });
  const submit = form.onSubmit(async (values) => {
    try {
      await update({ variables: { input: { seriesId, number, name: values.name.trim() || null } } });
      form.resetDirty();
      await onRenamed();
    } catch (failure) {
      form.setErrors(fieldErrors(failure));
    }
  });
  return (
    <form onSubmit={submit}>
      <Group align="end">
        <TextInput label={`Name of season ${number}`} flex="1 1 200px" {...form.getInputProps('name')} />
        <Button type="submit" variant="default" loading={loading} disabled={!form.isDirty()}>
          Rename
        </Button>
      </Group>
      {error && <ErrorNotice error={error} />}
    </form>
  );
}
