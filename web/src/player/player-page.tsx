import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { errorText } from '../errors/error-code.js';
import { Message } from '../errors/message.js';
import { NotShown } from '../errors/not-shown.js';
import { Refusal } from '../errors/refusal.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Loading } from '../shell/loading.js';
import { Playable } from './player.graphql.js';
import { Stage } from './stage.js';

/** Plays a film or an episode. */
export function PlayerPage() {
  return (
    <main>
      <Player />
    </main>
  );
}

function Player() {
  const { titleId = '' } = useParams();
  const { profile } = useCurrentProfile();
  const { data, error, refetch } = useQuery(Playable, { variables: { id: titleId, profileId: profile.id } });
  if (error) {
    return (
      <Refusal error={error}>
        <Message title="It cannot be played now" text={errorText(error)}>
          <Button onClick={() => void refetch()}>Try again</Button>
          <Button component={Link} to="/" variant="default">
            To the start page
          </Button>
        </Message>
      </Refusal>
    );
  }
  if (!data) return <Loading />;
  if (!data.title) return <NotShown />;
  return <Stage key={data.title.id} title={data.title} profileId={profile.id} />;
}
