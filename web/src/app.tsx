import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from 'react-router/dom';
import { createClient } from './apollo/client.js';
import { createRouter } from './routes.js';
import { session } from './session/browser-session.js';
import { OfflineNotice } from './shell/offline-notice.js';
import { resolveVariables, theme } from './theme.js';

const client = createClient(session);
const router = createRouter();

/** The whole client. */
export function App() {
  return (
    <ApolloProvider client={client}>
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="dark">
        <Notifications position="top-right" />
        <OfflineNotice />
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>
  );
}
