import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { projectRoot } from '../../../src/project-root.js';

const run = promisify(execFile);

export const CHART = join(projectRoot, 'deploy/helm/streamcore');
const RELEASE = 'shop';
/** Where Debian keeps the sources of Go's libraries. */
const LIBRARIES = '/usr/share/gocode';
const NEEDED = ['src/github.com/Masterminds/sprig', 'src/sigs.k8s.io/yaml'];

/** A Kubernetes object, with the fields that all have in common. */
export const kubernetesObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), labels: z.record(z.string(), z.string()) }),
});
export type KubernetesObject = z.output<typeof kubernetesObject>;

const output = z.object({
  values: z.record(z.string(), z.unknown()),
  templates: z.record(z.string(), z.string()),
});

/** Renders our chart with Helm's libraries. */
export interface ChartRenderer extends AsyncDisposable {
  /** @throws Error with what Helm would reject: values that violate the chart's schema, or failing templates */
  render(values: Readonly<Record<string, unknown>>): Promise<KubernetesObject[]>;
}

export const whereNoRenderer =
  ' (skipped: apt-get install golang-go golang-github-masterminds-sprig-dev golang-k8s-sigs-yaml-dev)';

export async function canRender(): Promise<boolean> {
  const hasGo = await run('go', ['version']).then(
    () => true,
    () => false,
  );
  return hasGo && NEEDED.every((path) => existsSync(join(LIBRARIES, path)));
}

export async function buildRenderer(): Promise<ChartRenderer> {
  const disposer = createDisposer();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-chart-'));
  disposer.defer(() => rm(folder, { recursive: true }));
  const program = join(folder, 'render');
  await run('go', ['build', '-o', program, '.'], {
    cwd: join(import.meta.dirname, 'render'),
    env: { ...process.env, GO111MODULE: 'off', GOPATH: LIBRARIES, GOFLAGS: '' },
  });
  const validate = new Ajv({ strict: false, allErrors: true }).compile(
    z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(await readFile(join(CHART, 'values.schema.json'), 'utf8'))),
  );
  return {
    async render(given) {
      const file = join(folder, 'values.json');
      await writeFile(file, JSON.stringify(given));
      const { stdout } = await run(program, [CHART, RELEASE, file]);
      const { values, templates } = output.parse(JSON.parse(stdout));
      if (!validate(values)) throw new Error(JSON.stringify(validate.errors));
      return Object.entries(templates)
        .filter(([name]) => name.endsWith('.yaml'))
        .flatMap(([, text]) => parseAllDocuments(text).map((document): unknown => document.toJS()))
        .filter((object) => object !== null)
        .map((object) => kubernetesObject.parse(object));
    },
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
