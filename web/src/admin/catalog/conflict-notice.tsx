import { Alert, Button, Group, Text } from '@mantine/core';
import IconGitMerge from '@tabler/icons-react/icons/IconGitMerge';
import type { EditedTitleFragment } from '../generated/graphql.js';
import { type TitleValues, valuesOf } from './title-values.js';

const FIELD_NAMES: Readonly<Record<keyof TitleValues, string>> = {
  name: 'name',
  synopsis: 'synopsis',
  releaseDate: 'first release',
  runtimeMinutes: 'running time',
  creditsStartSeconds: 'start of the credits',
  maturityRating: 'rating',
  requiredTier: 'plan',
  originalLanguage: 'original language',
  studio: 'studio',
  genreIds: 'genres',
  tags: 'tags',
  credits: 'credits',
  windows: 'availability',
};

export interface ConflictNoticeProps {
  /** What the change was made from. */
  readonly base: EditedTitleFragment;
  /** What the title is by now. */
  readonly theirs: EditedTitleFragment;
  readonly isSaving: boolean;
  readonly onTakeTheirs: () => void;
  readonly onSaveMine: () => void;
}

/** Tells that somebody else was faster, what they changed, and lets one choose. */
export function ConflictNotice({ base, theirs, isSaving, onTakeTheirs, onSaveMine }: ConflictNoticeProps) {
  const changed = changedFields(base, theirs);
  return (
    <Alert
      color="yellow"
      variant="light"
      role="alert"
      icon={<IconGitMerge aria-hidden />}
      title="Somebody else changed this title meanwhile"
    >
      <Text size="sm">
        You began from version {base.version}, and it is version {theirs.version} by now. Nothing of yours was
        saved.{' '}
        {changed.length > 0
          ? `They changed: ${changed.join(', ')}.`
          : 'What this page shows of it is as it was.'}
      </Text>
      <Group mt="sm">
        <Button size="xs" variant="light" color="yellow" onClick={onTakeTheirs}>
          Take theirs, drop mine
        </Button>
        <Button size="xs" color="red" variant="light" loading={isSaving} onClick={onSaveMine}>
          Save mine over theirs
        </Button>
      </Group>
    </Alert>
  );
}

function changedFields(base: EditedTitleFragment, theirs: EditedTitleFragment): string[] {
  const [before, after] = [valuesOf(base), valuesOf(theirs)];
  return Object.entries(FIELD_NAMES)
    .filter(([field]) => {
      const key = field as keyof TitleValues;
      return JSON.stringify(before[key]) !== JSON.stringify(after[key]);
    })
    .map(([, name]) => name);
}
