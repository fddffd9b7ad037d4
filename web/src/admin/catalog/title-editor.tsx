import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { errorCode } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import type { EditedTitleFragment } from '../generated/graphql.js';
import { PageHead } from '../parts/page-head.js';
import { Panel } from '../parts/panel.js';
import { UnsavedGuard } from '../parts/unsaved-guard.js';
import { AdminUpdateTitle } from './catalog.graphql.js';
import { ConflictNotice } from './conflict-notice.js';
import { titleFaults } from './field-faults.js';
import { SeasonsPanel } from './seasons-panel.js';
import { TitleStatusBadge } from './status-badge.js';
import { TitleFields } from './title-fields.js';
import { TitleSteps } from './title-steps.js';
import { inputOf, type TitleValues, timesOf, valuesOf } from './title-values.js';

export interface TitleEditorProps {
  readonly title: EditedTitleFragment;
  readonly genres: readonly { readonly id: string; readonly name: string }[];
  /** Asks anew how the title is. */
  readonly onReload: () => Promise<EditedTitleFragment | null>;
}

/** Changes a title. What others changed meanwhile is neither lost nor overwritten unseen. */
export function TitleEditor({ title, genres, onReload }: TitleEditorProps) {
  const [base, setBase] = useState(title);
  const [theirs, setTheirs] = useState<EditedTitleFragment | null>(null);
  const [update, { loading, error }] = useMutation(AdminUpdateTitle);
  const form = useForm<TitleValues>({ initialValues: valuesOf(title) });

  function adopt(current: EditedTitleFragment): void {
    setBase(current);
    setTheirs(null);
    form.setInitialValues(valuesOf(current));
    form.setValues(valuesOf(current));
    form.resetDirty(valuesOf(current));
  }

  /** A season that changed gives the title another version, and leaves what is being written as it is. */
  async function takeVersion(): Promise<void> {
    const current = await onReload();
    const isAlike = current && JSON.stringify(valuesOf(current)) === JSON.stringify(valuesOf(base));
    if (isAlike) setBase(current);
  }

  async function save(values: TitleValues, version: number): Promise<void> {
    const times = base.kind === 'SERIES' ? {} : timesOf(values, base.runtimeSeconds);
    try {
      const input = { id: base.id, version, ...inputOf(values), ...times };
      const { data } = await update({ variables: { input } });
      if (!data) return;
      adopt(data.updateTitle);
      notifications.show({ color: 'teal', message: 'Saved.' });
    } catch (failure) {
      form.setErrors(titleFaults(failure));
      if (errorCode(failure) === 'CONFLICT') setTheirs(await onReload());
    }
  }

  return (
    <Stack gap="lg">
      <UnsavedGuard isChanged={form.isDirty()} />
      <PageHead title={base.name} text={`Version ${base.version}. It grows with every change.`}>
        <TitleStatusBadge status={base.status} />
        <TitleSteps title={base} isChanged={form.isDirty()} onStep={setBase} />
      </PageHead>
      <Panel title="What it is">
        <form onSubmit={form.onSubmit((values) => save(values, base.version))}>
          <Stack>
            <TitleFields form={form} kind={base.kind} genres={genres} />
            {error && !theirs && <ErrorNotice error={error} />}
            {theirs && (
              <ConflictNotice
                base={base}
                theirs={theirs}
                isSaving={loading}
                onTakeTheirs={() => adopt(theirs)}
                onSaveMine={() => void save(form.getValues(), theirs.version)}
              />
            )}
            <Group justify="end">
              <Button
                variant="default"
                disabled={!form.isDirty()}
                onClick={() => form.setValues(valuesOf(base))}
              >
                Undo my changes
              </Button>
              <Button type="submit" loading={loading} disabled={!form.isDirty() || theirs !== null}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
      {base.kind === 'SERIES' && <SeasonsPanel seriesId={base.id} onChanged={takeVersion} />}
    </Stack>
  );
}
