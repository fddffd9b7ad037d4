import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings, resolveConfig } from '../src/config.js';
import { variableNotes } from '../src/config-values.js';
import { variablesSchema } from '../src/config-variables.js';
import { serveHealth } from '../src/platform/http/health.js';
import { createLogger } from '../src/platform/telemetry/logger.js';
import { projectRoot } from '../src/project-root.js';
import { labels, ofKind, podsIn } from './support/helm/chart-objects.js';
import { objectProblems } from './support/helm/object-problems.js';
import {
  buildRenderer,
  CHART,
  type ChartRenderer,
  canRender,
  type KubernetesObject,
  kubernetesObject,
  whereNoRenderer,
} from './support/helm/render-chart.js';

const EVERYTHING = {
  secretName: 'streamcore-secret',
  config: { PUBLIC_URL: 'https://stream.example.com', LOG_LEVEL: 'warn' },
  image: { repository: 'registry.example.com/streamcore', pullSecrets: [{ name: 'registry' }] },
  api: { autoscaling: { enabled: true } },
  worker: { autoscaling: { enabled: true } },
  media: { claimName: 'films' },
  migration: { secretName: 'owner-secret' },
  ingress: {
    enabled: true,
    className: 'nginx',
    host: 'stream.example.com',
    tlsSecretName: 'stream-certificate',
    annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600' },
  },
  monitoring: { serviceMonitor: { enabled: true, labels: { release: 'prometheus' } } },
  networkPolicy: { apiFrom: [{ namespaceSelector: { matchLabels: { name: 'ingress' } } }] },
  nodeSelector: { disk: 'fast' },
  tolerations: [{ key: 'streams', operator: 'Exists' }],
};
const LEAST = { secretName: 'streamcore-secret' };
/** The variables in the Secret. */
const SECRETS = {
  DATABASE_URL: 'postgres://streamcore:secret@database:5432/streamcore',
  REDIS_URL: 'redis://redis:6379',
  AUTH_SECRET: randomBytes(32).toString('base64'),
  METRICS_TOKEN: randomBytes(32).toString('hex'),
};
/** The variables set by the chart or the image. */
const DECIDED = [
  'NODE_ENV',
  'STREAMCORE_ROLE',
  'STREAMCORE_DATA',
  'HOST',
  'PORT',
  'HTTP_DRAIN_MS',
  'METRICS_PORT',
  'MEDIA_FOLDER',
];
/** Variables for demos and tests. */
const NOT_FOR_CLUSTERS = ['STREAMCORE_DEMO', 'STREAMCORE_TEST_CLOCK'];

const readProjectFile = (path: string) => readFile(join(projectRoot, path), 'utf8');

describe.skipIf(!(await canRender()))(`the chart${(await canRender()) ? '' : whereNoRenderer}`, () => {
  let renderer: ChartRenderer;
  let objects: KubernetesObject[];

  beforeAll(async () => {
    renderer = await buildRenderer();
    objects = await renderer.render(EVERYTHING);
  }, 300_000);
  afterAll(() => renderer[Symbol.asyncDispose]());

  it('renders the required objects, and with all options autoscalers and network policies', async () => {
    const kindsOf = (some: readonly KubernetesObject[]) => some.map(({ kind }) => kind).toSorted();
    const always = [
      'Deployment',
      'Deployment',
      'Job',
      'NetworkPolicy',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'PodDisruptionBudget',
      'Service',
      'Service',
      'ServiceAccount',
    ];
    expect(kindsOf(await renderer.render(LEAST))).toEqual(always);
    const scaling = ['HorizontalPodAutoscaler', 'HorizontalPodAutoscaler'];
    const more = [...scaling, 'Ingress', 'ServiceMonitor', 'ServiceMonitor'];
    expect(kindsOf(objects)).toEqual([...always, ...more].toSorted());
  });

  it('renders valid Kubernetes objects', { timeout: 120_000 }, async () => {
    expect(await objectProblems(objects)).toEqual([]);
    expect(await objectProblems(await renderer.render(LEAST))).toEqual([]);
  });

  it.each([
    ['a field that there is not', 'replicass', 2],
    ['a value that does not fit', 'minReadySeconds', 'soon'],
  ])('is found invalid with %s', { timeout: 120_000 }, async (_what, field, value) => {
    const deployments = z.array(z.looseObject({ spec: z.looseObject({}) }));
    const [deployment] = deployments.parse(structuredClone(ofKind(objects, 'Deployment')));
    const wrong = { ...deployment, spec: { ...deployment?.spec, [field]: value } };
    const problems = await objectProblems([kubernetesObject.parse(wrong)]);
    expect(problems.join('\n')).toContain(field);
  });

  it.each([
    ['no Secret', {}],
    ['an unknown value', { ...LEAST, replicas: 3 }],
    ['an unknown variable', { ...LEAST, config: { PUBLIC_ULR: 'https://stream.example.com' } }],
    ['a secret that is in the open', { ...LEAST, config: { AUTH_SECRET: 'x' } }],
    ['a role of its own', { ...LEAST, config: { STREAMCORE_ROLE: 'all' } }],
    ['no process', { ...LEAST, api: { replicas: 0 } }],
    ['an ingress for nobody', { ...LEAST, ingress: { enabled: true } }],
  ])('refuses %s', async (_what, values) => {
    await expect(renderer.render(values)).rejects.toThrow();
  });

  it('starts programs with valid configurations, and knows every variable', () => {
    const told = podsIn(objects).map(({ name, container: { env } }) => {
      const variables = Object.fromEntries(env.map((one) => [one.name, one.value]));
      expect(Object.keys(variables).filter((variable) => !(variable in variablesSchema.shape))).toEqual([]);
      const config = resolveConfig(readSettings({ NODE_ENV: 'production', ...variables, ...SECRETS }), null);
      return [name, config.role, config.workerPort, config.http.publicUrl];
    });
    expect(told).toEqual([
      ['shop-api', 'api', null, 'https://stream.example.com'],
      ['shop-migration-1', 'worker', null, 'https://stream.example.com'],
      ['shop-worker', 'worker', 9100, 'https://stream.example.com'],
    ]);
  });

  it('has probes of existing paths and ports', () => {
    const app = fastify();
    serveHealth(app, { probes: {}, logger: createLogger({ level: 'silent', pretty: false }) });
    const listening = podsIn(objects).filter(({ container: { ports } }) => ports.length > 0);
    for (const {
      container: { env, ports, ...probes },
    } of listening) {
      const numbers = env
        .filter(({ name }) => ['PORT', 'METRICS_PORT'].includes(name))
        .map(({ value }) => Number(value));
      expect(ports.map(({ containerPort }) => containerPort)).toEqual(numbers);
      for (const { httpGet } of [probes.startupProbe, probes.livenessProbe, probes.readinessProbe].flatMap(
        (each) => each ?? [],
      )) {
        expect(ports.map(({ name }) => name)).toContain(httpGet.port);
        expect(app.hasRoute({ url: httpGet.path, method: 'GET' })).toBe(true);
      }
      expect(probes.livenessProbe?.httpGet.path).toBe('/health/live');
      expect(probes.readinessProbe?.httpGet.path).toBe('/health/ready');
    }
    expect(listening).toHaveLength(2);
  });

  it('runs as the user of the image, who can write only to mounted volumes', async () => {
    const dockerfile = await readProjectFile('Dockerfile');
    // The user id in Node's official images.
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const {
      securityContext,
      container: { volumeMounts },
      volumes,
    } of podsIn(objects)) {
      expect(securityContext.runAsUser).toBe(1000);
      expect(volumeMounts.map(({ name }) => name)).toEqual(volumes);
    }
    const [api] = podsIn(objects);
    expect(api?.container.volumeMounts.map(({ mountPath }) => mountPath)).toEqual([
      '/app/.streamcore',
      '/tmp',
      '/app/media',
    ]);
  });

  it('migrates as the owner of the tables, whose credentials only the migration has', () => {
    const known = podsIn(objects).map(({ name, container: { env } }) => [
      name,
      env.flatMap(({ name: variable, valueFrom }) =>
        valueFrom ? [[variable, valueFrom.secretKeyRef.name, valueFrom.secretKeyRef.key]] : [],
      ),
    ]);
    expect(known).toEqual([
      ['shop-api', []],
      ['shop-migration-1', [['DATABASE_DIRECT_URL', 'owner-secret', 'DATABASE_URL']]],
      ['shop-worker', []],
    ]);
  });

  it('migrates with a program of the image', () => {
    const command = podsIn(objects)
      .flatMap(({ container: { command: words = [] } }) => words)
      .at(-1);
    expect(command).toBe('dist/src/migrate.js');
    expect(existsSync(join(projectRoot, 'src/migrate.ts'))).toBe(true);
  });

  it('selects the pods of one role each', () => {
    const selecting = z.object({
      spec: z.union([
        z
          .object({ podSelector: z.object({ matchLabels: labels }) })
          .transform((spec) => spec.podSelector.matchLabels),
        z
          .object({ selector: z.object({ matchLabels: labels }) })
          .transform((spec) => spec.selector.matchLabels),
        z.object({ selector: labels }).transform((spec) => spec.selector),
      ]),
    });
    const pods = podsIn(objects);
    const selected = ofKind(objects, 'Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy').map(
      (object) => {
        const wanted = Object.entries(selecting.parse(object).spec);
        const found = pods.filter((pod) => wanted.every(([name, value]) => pod.labels[name] === value));
        return [object.metadata.name, found.map(({ name }) => name)];
      },
    );
    expect(selected).toHaveLength(8);
    for (const [name, found] of selected) expect(found).toEqual([name]);
  });

  it('has services, network policies and scrapers with existing ports', () => {
    const portNames = (name: string) =>
      podsIn(objects)
        .find((pod) => pod.name === name)
        ?.container.ports.map((port) => port.name);
    const services = ofKind(objects, 'Service').map((service) =>
      z
        .object({
          metadata: z.object({ name: z.string(), labels }),
          spec: z.object({ ports: z.array(z.object({ name: z.string(), targetPort: z.string() })) }),
        })
        .parse(service),
    );
    for (const { metadata, spec } of services)
      expect(spec.ports.map(({ targetPort }) => targetPort)).toEqual(portNames(metadata.name));
    const policies = z.object({
      metadata: z.object({ name: z.string() }),
      spec: z.object({ ingress: z.array(z.object({ ports: z.array(z.object({ port: z.string() })) })) }),
    });
    for (const policy of ofKind(objects, 'NetworkPolicy')) {
      const { metadata, spec } = policies.parse(policy);
      expect(spec.ingress.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual(
        portNames(metadata.name),
      );
    }
    const monitor = z.object({
      spec: z.object({
        selector: z.object({ matchLabels: labels }),
        endpoints: z.array(z.object({ port: z.string() })),
      }),
    });
    const monitored = ofKind(objects, 'ServiceMonitor').map((object) => {
      const { selector, endpoints } = monitor.parse(object).spec;
      const found = services.filter(({ metadata }) =>
        Object.entries(selector.matchLabels).every(([name, value]) => metadata.labels[name] === value),
      );
      expect(found.flatMap(({ spec }) => spec.ports.map(({ name }) => name))).toEqual(
        endpoints.map(({ port }) => port),
      );
      return found.map(({ metadata }) => metadata.name);
    });
    expect(monitored).toEqual([['shop-api'], ['shop-worker']]);
  });

  it('has an ingress to the API with the public host name and its certificate', () => {
    const ingress = z.object({
      metadata: z.object({ annotations: labels }),
      spec: z.object({
        ingressClassName: z.string(),
        tls: z.array(z.object({ secretName: z.string(), hosts: z.array(z.string()) })),
        rules: z.array(
          z.object({
            host: z.string(),
            http: z.object({
              paths: z.array(
                z.object({
                  path: z.string(),
                  backend: z.object({
                    service: z.object({ name: z.string(), port: z.object({ name: z.string() }) }),
                  }),
                }),
              ),
            }),
          }),
        ),
      }),
    });
    const [{ metadata, spec }] = z.tuple([ingress]).parse(ofKind(objects, 'Ingress'));
    const { annotations, className, host, tlsSecretName } = EVERYTHING.ingress;
    expect(metadata.annotations).toEqual(annotations);
    expect(spec).toEqual({
      ingressClassName: className,
      tls: [{ secretName: tlsSecretName, hosts: [host] }],
      rules: [
        {
          host,
          http: {
            paths: [{ path: '/', backend: { service: { name: 'shop-api', port: { name: 'http' } } } }],
          },
        },
      ],
    });
    const services = ofKind(objects, 'Service').map(({ metadata: { name } }) => name);
    expect(services).toContain('shop-api');
  });

  it('scales existing workloads by metrics of the adapter', async () => {
    const scaler = z.object({
      spec: z.object({
        scaleTargetRef: z.object({ name: z.string() }),
        metrics: z.array(
          z.object({ external: z.object({ metric: z.object({ name: z.string() }) }).optional() }),
        ),
      }),
    });
    const rules = z
      .object({ rules: z.object({ external: z.array(z.object({ name: z.object({ as: z.string() }) })) }) })
      .parse(parse(await readProjectFile('deploy/helm/streamcore/files/prometheus-adapter.yaml')));
    const made = rules.rules.external.map(({ name }) => name.as);
    const scaled = ofKind(objects, 'HorizontalPodAutoscaler').map((object) => scaler.parse(object).spec);
    expect(scaled.map(({ scaleTargetRef }) => scaleTargetRef.name)).toEqual(
      ofKind(objects, 'Deployment').map(({ metadata }) => metadata.name),
    );
    const wanted = scaled.flatMap(({ metrics }) =>
      metrics.flatMap(({ external }) => external?.metric.name ?? []),
    );
    expect(wanted.toSorted()).toEqual(made.toSorted());
  });
});

it('the values of the chart can set every variable that is neither secret nor set by the chart', async () => {
  const schema = z
    .object({
      properties: z.object({ config: z.object({ propertyNames: z.object({ enum: z.array(z.string()) }) }) }),
    })
    .parse(JSON.parse(await readFile(join(CHART, 'values.schema.json'), 'utf8')));
  const open = Object.entries(variablesSchema.shape)
    .filter(([, variable]) => !variableNotes.get(variable)?.isSecret)
    .map(([name]) => name)
    .filter((name) => ![...DECIDED, ...NOT_FOR_CLUSTERS].includes(name));
  expect(schema.properties.config.propertyNames.enum).toEqual(open);
});
