import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings, type Settings } from '../../src/config.js';
import { interpolate } from './interpolate.js';

const text = z.string();
const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({ test: z.array(text).min(2), interval: text, timeout: text, start_period: text }),
]);

/** The part of the Compose specification that we use. Other keys count as mistakes. */
const service = z.strictObject({
  image: text,
  build: text.optional(),
  command: z.array(text).optional(),
  environment: z.record(text, text).default({}),
  depends_on: z.record(text, z.strictObject({ condition: z.literal('service_healthy') })).default({}),
  healthcheck: healthcheck.optional(),
  volumes: z.array(text).default([]),
  ports: z.array(text).default([]),
  restart: z.literal('unless-stopped'),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(text).optional(),
  security_opt: z.array(text).optional(),
  stop_grace_period: text.optional(),
});

const composeFile = z.object({
  name: text,
  services: z.record(text, service),
  volumes: z.record(text, z.null()),
});

type Service = z.output<typeof service>;
type ComposeFile = z.output<typeof composeFile>;

/**
 * The problems of a Compose file: references to nothing, and settings with which the program would not start.
 * @param variables the environment in which it is started
 * @throws Error when it is not a Compose file in our form, or a required variable is not set
 */
export function composeProblems(source: string, variables: Readonly<Record<string, string>>): string[] {
  const file = composeFile.parse(interpolate(parse(source, { merge: true }), variables));
  return Object.entries(file.services).flatMap(([name, one]) =>
    [...referenceProblems(one, file), ...(one.build ? settingsProblems(one, file) : [])].map(
      (problem) => `${name}: ${problem}`,
    ),
  );
}

function referenceProblems({ depends_on: dependencies, volumes }: Service, file: ComposeFile): string[] {
  const health = (name: string) => file.services[name]?.healthcheck;
  return [
    ...Object.keys(dependencies)
      .filter((name) => !('test' in (health(name) ?? {})))
      .map((name) => `waits for the health of ${name}, which has no health check.`),
    ...volumes
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((volume) => !(volume in file.volumes))
      .map((volume) => `mounts the volume ${volume}, which is not declared.`),
  ];
}

function settingsProblems(one: Service, file: ComposeFile): string[] {
  const settings = readSettings(one.environment);
  return serverAddresses(settings).flatMap((address) => {
    if (address === undefined) return ['would start a server of its own.'];
    const { hostname } = new URL(address);
    return hostname in file.services ? [] : [`connects to ${hostname}, which is no service here.`];
  });
}

function serverAddresses({ database, redis }: Settings): (string | undefined)[] {
  return [...new Set([database.url, database.directUrl, redis.url, redis.cacheUrl])];
}
