import { join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import { projectRoot } from '../../../src/project-root.js';
import type { KubernetesObject } from './render-chart.js';

/** A part of the Prometheus operator's objects, which kubernetes-models does not include. */
const serviceMonitor = z.strictObject({
  apiVersion: z.literal('monitoring.coreos.com/v1'),
  kind: z.literal('ServiceMonitor'),
  metadata: z.strictObject({ name: z.string(), labels: z.record(z.string(), z.string()) }),
  spec: z.strictObject({
    jobLabel: z.string(),
    selector: z.strictObject({ matchLabels: z.record(z.string(), z.string()) }),
    endpoints: z.array(
      z.strictObject({
        port: z.string(),
        path: z.literal('/metrics'),
        interval: z.string(),
        authorization: z.strictObject({ credentials: z.strictObject({ name: z.string(), key: z.string() }) }),
      }),
    ),
  }),
});

type Model = new (data: object) => { validate(): void };
const isModel = (value: unknown): value is Model => typeof value === 'function';

/** What an API server would reject: invalid values, and unknown fields. */
export async function objectProblems(objects: readonly KubernetesObject[]): Promise<string[]> {
  const ofKubernetes = objects.filter(({ kind }) => kind !== 'ServiceMonitor');
  const invalid = await Promise.all(ofKubernetes.map(invalidity));
  const monitors = objects
    .filter(({ kind }) => kind === 'ServiceMonitor')
    .flatMap(
      (monitor) => serviceMonitor.safeParse(monitor).error?.issues.map(({ message }) => message) ?? [],
    );
  return [...invalid.flat(), ...monitors, ...unknownFields(ofKubernetes)];
}

async function invalidity(object: KubernetesObject): Promise<string[]> {
  const models: unknown = await import(moduleOf(object));
  const Model = z.record(z.string(), z.unknown()).parse(models)[object.kind];
  if (!isModel(Model)) return [`There is no ${object.kind} of ${object.apiVersion}.`];
  try {
    new Model(object).validate();
    return [];
  } catch (error) {
    return [`${object.kind} ${object.metadata.name}: ${String(error)}`];
  }
}

function moduleOf({ apiVersion }: KubernetesObject): string {
  return `kubernetes-models/${apiVersion}`;
}

/** The validators accept unknown fields; the compiler rejects them in an object literal. */
function unknownFields(objects: readonly KubernetesObject[]): string[] {
  // Nothing is written to this file: its path only says where packages are resolved.
  const file = join(projectRoot, 'objects-of-the-chart.ts');
  const text = objects.map(asConstant).join('\n');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version, ...others) =>
    name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version, ...others);
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function asConstant(object: KubernetesObject, index: number): string {
  const type = `import('${moduleOf(object)}').I${object.kind}`;
  return `export const object${index}: ${type} = ${JSON.stringify(object, null, 1)};`;
}
