import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GRAPHIQL_BOOT } from './graphiql-boot.js';

export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

const require = createRequire(import.meta.url);

/** All assets of the GraphiQL page, by file name, from installed packages: it works offline. */
export function readGraphiqlAssets(): ReadonlyMap<string, Asset> {
  const react = dirname(require.resolve('react/package.json'));
  const reactDom = dirname(require.resolve('react-dom/package.json'));
  const graphiql = dirname(require.resolve('graphiql/package.json'));
  const socketClient = dirname(require.resolve('graphql-ws/client'));
  // The client is an ES module that imports a sibling whose name changes with every release.
  const socketFiles = readdirSync(socketClient).filter((file) => /^(client|common-[\w-]+)\.js$/.test(file));

  return new Map<string, Asset>([
    ['react.js', { type: JAVASCRIPT, content: readFileSync(join(react, 'umd/react.production.min.js')) }],
    [
      'react-dom.js',
      { type: JAVASCRIPT, content: readFileSync(join(reactDom, 'umd/react-dom.production.min.js')) },
    ],
    ['graphiql.js', { type: JAVASCRIPT, content: readFileSync(join(graphiql, 'graphiql.min.js')) }],
    ['graphiql.css', { type: CSS, content: readFileSync(join(graphiql, 'graphiql.min.css')) }],
    ['boot.js', { type: JAVASCRIPT, content: Buffer.from(GRAPHIQL_BOOT) }],
    ...socketFiles.map((file): [string, Asset] => [
      file,
      { type: JAVASCRIPT, content: readFileSync(join(socketClient, file)) },
    ]),
  ]);
}
