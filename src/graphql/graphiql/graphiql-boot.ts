/**
 * The browser script of the GraphiQL page: reads the page's settings and starts GraphiQL with them. A tab's headers
 * become the connection parameters of the socket that its subscriptions use.
 */
export const GRAPHIQL_BOOT = `
import { createClient } from './client.js';

const settings = JSON.parse(document.getElementById('settings').textContent);
const url = new URL(settings.path, location.href);
const socketUrl = new URL(url);
socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

const socketClients = new Map();
function socketClientFor(headers) {
  const key = JSON.stringify(headers);
  if (!socketClients.has(key)) {
    socketClients.set(key, createClient({ url: socketUrl.href, connectionParams: headers }));
  }
  return socketClients.get(key);
}

function fetcher(parameters, options) {
  const wsClient = socketClientFor(options?.headers ?? {});
  return GraphiQL.createFetcher({ url: url.href, wsClient })(parameters, options);
}

// On the first visit the editors need the content of the first tab; later it is stored.
const isFirstVisit = sessionStorage.getItem(settings.edition + 'graphiql:tabState') === null;

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: settings.tabs,
    ...(isFirstVisit ? settings.tabs[0] : {}),
    defaultHeaders: settings.headers,
    shouldPersistHeaders: true,
    isHeadersEditorEnabled: true,
    defaultEditorToolsVisibility: 'variables',
    // Each start of the platform may have other examples, so tabs are stored per set of examples.
    storage: {
      getItem: (name) => sessionStorage.getItem(settings.edition + name),
      setItem: (name, value) => sessionStorage.setItem(settings.edition + name, value),
      removeItem: (name) => sessionStorage.removeItem(settings.edition + name),
      clear: () => sessionStorage.clear(),
      get length() { return sessionStorage.length; },
    },
  }),
);
`;
