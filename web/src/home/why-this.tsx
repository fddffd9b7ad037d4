import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Loading } from '../shell/loading.js';
import { ContributionBars } from './contribution-bars.js';
import { Explanations } from './home.graphql.js';
import classes from './why-this.module.css';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface WhyThisButtonProps {
  readonly name: string;
  readonly onClick: () => void;
}

/** Asks why a title is recommended. */
export function WhyThisButton({ name, onClick }: WhyThisButtonProps) {
  return (
    <UnstyledButton className={classes.why} aria-label={`Why ${name}?`} onClick={onClick}>
      Why this?
    </UnstyledButton>
  );
}

export interface WhyThisDialogProps {
  /** Null while nothing is asked. */
  readonly title: Named | null;
  readonly onClose: () => void;
}

/** What put a title into the recommendations: a sentence, and the sum behind it. */
export function WhyThisDialog({ title, onClose }: WhyThisDialogProps) {
  return (
    <Modal opened={title !== null} onClose={onClose} title={`Why ${title?.name ?? ''}?`} size="lg" centered>
      {title && <Why title={title} />}
    </Modal>
  );
}

function Why({ title }: { readonly title: Named }) {
  const { profile } = useCurrentProfile();
  const { data, error, refetch } = useQuery(Explanations, { variables: { profileId: profile.id } });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  const found = data.recommendations.edges.find(({ node }) => node.title?.id === title.id)?.node;
  if (!found) {
    return <Text>It was recommended a moment ago; since then other titles have come before it.</Text>;
  }
  const { summary, contributions } = found.explanation;
  const reasons = contributions.flatMap(({ because }) => because).slice(0, 4);
  return (
    <Stack>
      <Text size="lg">{summary}</Text>
      <ContributionBars contributions={contributions} score={found.score} />
      {reasons.length > 0 && (
        <div>
          <Text fw={600} mb={4}>
            Because
          </Text>
          <ul className={classes.reasons}>
            {reasons.map(({ reason, title: speaker }) => (
              <li key={`${reason} ${speaker?.id}`}>
                {reason}
                {speaker && !reason.includes(speaker.name) && (
                  <>
                    {' '}
                    <Anchor component={Link} to={`/title/${speaker.id}`}>
                      {speaker.name}
                    </Anchor>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button component={Link} to={`/title/${title.id}`} variant="light">
        To <bdi>{title.name}</bdi>
      </Button>
    </Stack>
  );
}
