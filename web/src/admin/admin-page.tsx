import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Container } from '@mantine/core';
import IconShieldLock from '@tabler/icons-react/icons/IconShieldLock';
import { useState } from 'react';
import { Link, useRoutes } from 'react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { Message } from '../errors/message.js';
import { Me } from '../profiles/profiles.graphql.js';
import { Loading } from '../shell/loading.js';
import { addAdminPolicies } from './admin-cache.js';
import { adminRoutes } from './admin-routes.js';
import { AdminShell } from './admin-shell.js';
import { LiveMetricsProvider } from './overview/live-metrics.js';

/** Everything below `/admin`, for administrators. The service refuses others by itself; they are told so here. */
export function AdminPage() {
  const { data, error, refetch } = useQuery(Me);
  const { cache } = useApolloClient();
  // Before the first of its pages asks for anything.
  useState(() => addAdminPolicies(cache));
  if (data?.me.role === 'ADMIN') return <ForAdministrators />;
  if (data) {
    return (
      <main>
        <Message
          icon={<IconShieldLock size={36} />}
          title="For administrators only"
          text={`You are signed in as ${data.me.email}, who does not look after the platform.`}
        >
          <Button component={Link} to="/">
            To the start page
          </Button>
        </Message>
      </main>
    );
  }
  if (!error) return <Loading />;
  return (
    <Container component="main" size="sm" py="xl">
      <ErrorNotice error={error} onRetry={refetch} />
    </Container>
  );
}

function ForAdministrators() {
  const page = useRoutes(adminRoutes);
  return (
    <LiveMetricsProvider>
      <AdminShell>{page}</AdminShell>
    </LiveMetricsProvider>
  );
}
