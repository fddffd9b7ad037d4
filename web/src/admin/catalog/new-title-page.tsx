import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Container, Group, SegmentedControl, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ErrorNotice } from '../../errors/error-notice.js';
import { PageHead } from '../parts/page-head.js';
import { Panel } from '../parts/panel.js';
import { UnsavedGuard } from '../parts/unsaved-guard.js';
import { AdminCreateMovie, AdminCreateSeries, AdminGenres } from './catalog.graphql.js';
import { titleFaults } from './field-faults.js';
import { TitleFields } from './title-fields.js';
import { inputOf, type TitleValues, timesOf, valuesOf } from './title-values.js';

/** A film or a series that is new. It begins as a draft, which no viewer sees. */
export function NewTitlePage() {
  const navigate = useNavigate();
  const [kind, setKind] = useState<'MOVIE' | 'SERIES'>('MOVIE');
  const { data } = useQuery(AdminGenres);
  const [createMovie, movie] = useMutation(AdminCreateMovie);
  const [createSeries, series] = useMutation(AdminCreateSeries);
  const form = useForm<TitleValues>({ initialValues: valuesOf(null) });
  const error = kind === 'MOVIE' ? movie.error : series.error;

  async function create(values: TitleValues): Promise<string | undefined> {
    const input = inputOf(values);
    if (kind === 'SERIES') {
      const { data: made } = await createSeries({ variables: { input } });
      return made?.createSeries.id;
    }
    const { data: made } = await createMovie({
      variables: { input: { ...input, ...timesOf(values) } },
    });
    return made?.createMovie.id;
  }

  const submit = form.onSubmit(async (values) => {
    try {
      const id = await create(values);
      notifications.show({ color: 'teal', message: `${values.name} is a draft now.` });
      form.resetDirty();
      await navigate(`/admin/catalog/${id}`, { replace: true });
    } catch (failure) {
      form.setErrors(titleFaults(failure));
    }
  });

  return (
    <Container size="md" p={0}>
      <UnsavedGuard isChanged={form.isDirty()} />
      <PageHead title="New title" text="It begins as a draft, which no viewer sees until you publish it." />
      <Panel title="What it is">
        <form onSubmit={submit}>
          <Stack>
            <SegmentedControl
              aria-label="Kind"
              value={kind}
              onChange={(chosen) => setKind(chosen as 'MOVIE' | 'SERIES')}
              data={[
                { value: 'MOVIE', label: 'Film' },
                { value: 'SERIES', label: 'Series' },
              ]}
            />
            <TitleFields form={form} kind={kind} genres={data?.genres ?? []} />
            {error && <ErrorNotice error={error} />}
            <Group justify="end">
              <Button component={Link} to="/admin/catalog" variant="default">
                Cancel
              </Button>
              <Button type="submit" loading={movie.loading || series.loading}>
                Create the draft
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </Container>
  );
}
