import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../src/project-root.js';
import { eventually, firstWhile } from '../support/eventually.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as monitoring from '../support/metrics-operations.js';
import { Genres, Home } from '../support/operations.js';
import { type ReplicatedDatabase, startReplicatedDatabase } from '../support/replicated-database.js';
import { standsApart } from '../support/run-notes.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

standsApart({
  database: 'its replica is of a PostgreSQL of its own',
  replica: 'it has a replica in any case: one of its own',
});

/** Labels that Prometheus adds itself; `namespace`, in a cluster. */
const ADDED_METRICS = new Set(['up']);
const ADDED_LABELS = new Set(['instance', 'job', 'namespace']);

const AT_ONCE = 100;

const SELECTOR = /\b(?<name>[a-z_0-9]+)(?:\{(?<matchers>[^}]*)\})?(?=\[|\s|\)|$)/gu;
const METRIC = /^(?:streamcore|nodejs|process)_|^up$/u;
const MATCHER = /(?<label>\w+)\s*(?:=~|!~|!=|=)/gu;
const GROUPING = /\b(?:by|on)\s*\((?<labels>[^)]*)\)/gu;

const dashboardSchema = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).optional() }),
  ),
});
const alertsSchema = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});

const adapterSchema = z.object({
  rules: z.object({
    external: z.array(z.object({ name: z.object({ as: z.string() }), metricsQuery: z.string() })),
  }),
});

interface Expression {
  readonly where: string;
  readonly text: string;
}

async function expressions(): Promise<Expression[]> {
  const folder = join(projectRoot, 'deploy/grafana');
  const files = await readdir(folder);
  const boards = await Promise.all(
    files.map(async (file) => dashboardSchema.parse(JSON.parse(await readFile(join(folder, file), 'utf8')))),
  );
  const panels = boards.flatMap(({ panels: all }) =>
    all.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, text: expr }))),
  );
  const text = await readFile(join(projectRoot, 'deploy/prometheus/alerts.yml'), 'utf8');
  const rules = alertsSchema.parse(parse(text)).groups.flatMap(({ rules: all }) => all);
  const scaling = await readFile(
    join(projectRoot, 'deploy/helm/streamcore/files/prometheus-adapter.yaml'),
    'utf8',
  );
  const scalers = adapterSchema.parse(parse(scaling)).rules.external.map(({ name, metricsQuery }) => ({
    where: name.as,
    // The adapter's placeholders: labels of Kubernetes, which Prometheus adds.
    text: metricsQuery
      .replaceAll('<<.LabelMatchers>>', 'namespace="streams"')
      .replaceAll('<<.GroupBy>>', 'namespace'),
  }));
  return [...panels, ...rules.map(({ alert, expr }) => ({ where: alert, text: expr })), ...scalers];
}

/** The metrics in an expression, with the labels that it selects or groups by. */
function readsOf({ text }: Expression): { readonly metric: string; readonly labels: readonly string[] }[] {
  const grouped = [...text.matchAll(GROUPING)].flatMap(({ groups }) =>
    (groups?.['labels'] ?? '').split(',').map((label) => label.trim()),
  );
  return [...text.matchAll(SELECTOR)].flatMap(({ groups }) => {
    const metric = groups?.['name'] ?? '';
    const matched = [...(groups?.['matchers'] ?? '').matchAll(MATCHER)].map(
      (match) => match.groups?.['label'] ?? '',
    );
    const labels = [...matched, ...grouped].filter((label) => label !== '' && !ADDED_LABELS.has(label));
    return METRIC.test(metric) && !ADDED_METRICS.has(metric) ? [{ metric, labels }] : [];
  });
}

/** The labels of the series of each metric. */
function seriesIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const series = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const match = /^(?<name>[a-z_0-9]+)(?:\{(?<labels>.*)\})? /u.exec(line);
    if (!match?.groups) continue;
    const { name = '', labels = '' } = match.groups;
    const known = series.get(name) ?? new Set<string>();
    series.set(name, known);
    for (const { groups } of labels.matchAll(/(?<label>\w+)="/gu)) known.add(groups?.['label'] ?? '');
  }
  return series;
}

/** Disposed of after the platform that uses it. */
async function replicatedDatabase(): Promise<ReplicatedDatabase> {
  const database = await startReplicatedDatabase();
  afterAll(() => database[Symbol.asyncDispose]());
  return database;
}

describe('the dashboard and the alerts', () => {
  let series: ReadonlyMap<string, ReadonlySet<string>>;

  beforeAll(async () => {
    const { url, replica } = await replicatedDatabase();
    const platform = await usePlatform({
      rateLimits: { budgetPerMinute: 1_000 },
      database: { url, directUrl: url, replicaUrls: [replica.urlOf(url)], replicaLagMs: 60_000 },
    });
    const story = createStory(platform);
    const viewer = await story.viewer();
    const { id: profileId } = await story.profileOf(viewer);
    await viewer.client.send(Home, { profileId });
    const { accessToken } = await story.admin();
    const live = createGraphqlClient(platform.address, accessToken);
    const samples = live.live(monitoring.AdminMetrics, { intervalSeconds: 1 });
    await firstWhile(samples, () => platform.engine.telemetry.publish());
    // Until the limit is reached.
    const refusals = async () => {
      const asked = Array.from({ length: AT_ONCE }, () => story.visitor.send(Genres));
      return (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length;
    };
    await eventually(refusals, (count) => count > 0);
    series = await eventually(
      async () => seriesIn(await (await fetch(`${platform.address}/metrics`)).text()),
      (found) => found.has('streamcore_jobs_total') && found.has('streamcore_database_replica_lag_seconds'),
    );
    await live.close();
  }, 120_000);

  it('use only existing metrics and labels', async () => {
    const all = await expressions();
    expect(all.length).toBeGreaterThan(25);
    const missing: string[] = [];
    for (const expression of all) {
      const reads = readsOf(expression);
      if (reads.length === 0 && !/\bup\b/u.test(expression.text))
        missing.push(`${expression.where}: reads nothing`);
      for (const { metric, labels } of reads) {
        const known = series.get(metric);
        if (!known) missing.push(`${expression.where}: ${metric}`);
        for (const label of labels) {
          if (known && !known.has(label)) missing.push(`${expression.where}: ${metric}{${label}}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('show every metric of the platform', async () => {
    const read = new Set((await expressions()).flatMap(readsOf).map(({ metric }) => metric));
    const own = [...series.keys()].filter(
      (name) => name.startsWith('streamcore_') && !/_(?:sum|count)$/u.test(name),
    );
    expect(own.filter((name) => !read.has(name))).toEqual([]);
  });
});
