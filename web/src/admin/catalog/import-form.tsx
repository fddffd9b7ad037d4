import { useMutation } from '@apollo/client/react';
import { Button, FileButton, Group, JsonInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { ErrorNotice } from '../../errors/error-notice.js';
import type { ImportedTitleInput } from '../generated/graphql.js';
import { Panel } from '../parts/panel.js';
import { AdminImportCatalog } from './imports.graphql.js';

const EXAMPLE = JSON.stringify(
  [{ key: 'night-train', kind: 'MOVIE', name: 'Night Train', runtimeSeconds: 5400, genres: ['Drama'] }],
  null,
  2,
);

/** Hands titles over. What is wrong with single ones is said of the import; the others come in. */
export function ImportForm({ onStarted }: { readonly onStarted: () => unknown }) {
  const [importCatalog, { loading, error }] = useMutation(AdminImportCatalog);
  const form = useForm({
    initialValues: { source: '', titles: '' },
    validate: { titles: (text) => (listOf(text) ? null : 'This is no list of titles in JSON.') },
  });
  const submit = form.onSubmit(async ({ source, titles }) => {
    const input = { source, titles: (listOf(titles) ?? []) as ImportedTitleInput[] };
    const { data } = await importCatalog({ variables: { input } }).catch(() => ({ data: null }));
    if (!data) return;
    const count = input.titles.length;
    const message = count === 1 ? 'One title is on its way.' : `${count} titles are on their way.`;
    notifications.show({ color: 'teal', message });
    form.setFieldValue('titles', '');
    onStarted();
  });
  return (
    <Panel title="Import titles" text="A list in JSON, as importCatalog takes it">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Data set"
            description="Its name, in a-z, 0-9 and -. Titles are known again by it and their key."
            required
            maxLength={60}
            pattern="[a-z0-9\-]{1,60}"
            {...form.getInputProps('source')}
          />
          <JsonInput
            label="Titles"
            placeholder={EXAMPLE}
            autosize
            minRows={8}
            maxRows={16}
            required
            {...form.getInputProps('titles')}
          />
          {error && <ErrorNotice error={error} />}
          <Group justify="space-between">
            <FileButton
              accept="application/json,.json"
              inputProps={{ 'aria-label': 'File with titles' }}
              onChange={(file) => void file?.text().then((text) => form.setFieldValue('titles', text))}
            >
              {(button) => (
                <Button variant="default" {...button}>
                  From a file
                </Button>
              )}
            </FileButton>
            <Button type="submit" loading={loading}>
              Import
            </Button>
          </Group>
          <Text size="xs" c="dimmed">
            Larger data sets come in with the command npm run import.
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}

/** The list that a text stands for; null where it stands for none. */
function listOf(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
