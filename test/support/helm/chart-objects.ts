import { z } from 'zod';
import type { KubernetesObject } from './render-chart.js';

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
/** Labels, existing or required. */
export const labels = z.record(z.string(), z.string());
const container = z.object({
  command: z.array(z.string()).optional(),
  env: z.array(
    z.object({
      name: z.string(),
      value: z.string().optional(),
      valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) }).optional(),
    }),
  ),
  envFrom: z.array(z.object({ secretRef: z.object({ name: z.string() }) })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.int() })).default([]),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
  securityContext: z.object({
    readOnlyRootFilesystem: z.literal(true),
    allowPrivilegeEscalation: z.literal(false),
  }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })).default([]),
});
const workload = z.object({
  spec: z.object({
    template: z.object({
      metadata: z.object({ labels }),
      spec: z.object({
        securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.int() }),
        containers: z.array(container).length(1),
        volumes: z.array(z.object({ name: z.string() })).default([]),
      }),
    }),
  }),
});

export function ofKind(objects: readonly KubernetesObject[], ...kinds: string[]): KubernetesObject[] {
  return objects.filter(({ kind }) => kinds.includes(kind));
}

/** The pods of the chart, with the name of the object that creates them. */
export function podsIn(objects: readonly KubernetesObject[]) {
  return ofKind(objects, 'Deployment', 'Job').flatMap((object) => {
    const { template } = workload.parse(object).spec;
    const { securityContext, volumes, containers } = template.spec;
    return containers.map((one) => ({
      name: object.metadata.name,
      labels: template.metadata.labels,
      securityContext,
      volumes: volumes.map(({ name }) => name),
      container: one,
    }));
  });
}
