import { useQuery } from '@apollo/client/react';
import { Container } from '@mantine/core';
import { useMemo } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { useLiveProgress } from '../home/use-live-progress.js';
import { Loading } from '../shell/loading.js';
import { useChosenProfile } from './chosen-profile.js';
import { CurrentProfileContext } from './current-profile.js';
import { Me } from './profiles.graphql.js';

/** Pages that are seen as somebody; who has not said as whom says so first, and comes back. */
export function ProfileGate() {
  const { data, error, refetch } = useQuery(Me);
  const { profileId } = useChosenProfile();
  const { pathname, search } = useLocation();
  const current = useMemo(() => {
    const profile = data?.me.profiles.find(({ id }) => id === profileId);
    return data && profile ? { me: data.me, profile } : null;
  }, [data, profileId]);

  if (current)
    return (
      <CurrentProfileContext.Provider value={current}>
        <LiveProgress key={current.profile.id} profileId={current.profile.id} />
        <Outlet />
      </CurrentProfileContext.Provider>
    );
  if (data) {
    const next = pathname === '/' ? '' : `?${new URLSearchParams({ next: pathname + search })}`;
    return <Navigate to={`/profiles${next}`} replace />;
  }
  if (!error) return <Loading />;
  return (
    <Container component="main" size="sm" py="xl">
      <ErrorNotice error={error} onRetry={refetch} />
    </Container>
  );
}

function LiveProgress({ profileId }: { readonly profileId: string }): null {
  useLiveProgress(profileId);
  return null;
}
