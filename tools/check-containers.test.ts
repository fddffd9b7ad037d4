import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composeProblems } from './containers/compose-problems.js';
import { dockerfileProblems } from './containers/dockerfile-problems.js';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('docker-compose.yml');

const secrets = {
  POSTGRES_PASSWORD: 'secret',
  AUTH_SECRET: randomBytes(32).toString('base64'),
};

/** Replaces a text that must exist, so that a case fails when its line is gone. */
function changed(source: string, from: string, to: string): string {
  expect(source).toContain(from);
  return source.replace(from, to);
}

describe('the Dockerfile', () => {
  const context = {
    ignoreFile: read('.dockerignore'),
    exists: (path: string) => existsSync(join(root, path)),
  };

  it('copies existing files and does not run as root', () => {
    expect(dockerfileProblems(dockerfile, context)).toEqual([]);
  });

  it('runs with the Node that npm installs for tests', () => {
    const { optionalDependencies } = z
      .object({ optionalDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const installed = new Set(Object.values(optionalDependencies).map((version) => version.split('.')[0]));
    const images = new Set([...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major));
    expect(installed.size).toBe(1);
    expect(images).toEqual(installed);
  });

  it.each([
    ['FROM manifests AS build', 'FROM manifests AS builder', /no earlier stage is named build/],
    ['COPY src src', 'COPY sources src', /sources does not exist/],
    ['COPY src src', 'COPY README.md src', /\.dockerignore leaves README\.md out/],
    ['COPY src src', 'COPPY src src', /COPPY is no instruction/],
    ['USER node', 'USER root', /runs as root/],
    ['USER node', '', /runs as root/],
    ['HEALTHCHECK', '# HEALTHCHECK', /no HEALTHCHECK/],
    ['CMD ["node", "--enable', 'CMD node ["--enable', /no CMD in the form of a list/],
  ])('is refused with "%s" made "%s"', (from, to, problem) => {
    expect(dockerfileProblems(changed(dockerfile, from, to), context).join('\n')).toMatch(problem);
  });
});

describe('docker-compose.yml', () => {
  it('has a valid configuration of the program', () => {
    expect(composeProblems(compose, secrets)).toEqual([]);
  });

  it.each(['POSTGRES_PASSWORD', 'AUTH_SECRET'])('has no default for %s', (name) => {
    expect(() => composeProblems(compose, { ...secrets, [name]: '' })).toThrow(`${name} is not set`);
  });

  it.each([
    ['@postgres:5432', '@database:5432', /connects to database, which is no service here/],
    ['  REDIS_URL:', '  REDIS_ADDRESS:', /would start a server of its own/],
    ['redis:/data', 'queue:/data', /the volume queue, which is not declared/],
    ['redis: { condition', 'queue: { condition', /the health of queue, which has no health check/],
  ])('is refused with "%s" made "%s"', (from, to, problem) => {
    expect(composeProblems(changed(compose, from, to), secrets).join('\n')).toMatch(problem);
  });

  it.each([
    ['STREAMCORE_ROLE: worker', 'STREAMCORE_ROLE: labourer', /must be one of api, worker, all/],
    ['restart: unless-stopped', 'restrat: unless-stopped', /restrat/],
  ])('does not start with "%s" made "%s"', (from, to, problem) => {
    expect(() => composeProblems(changed(compose, from, to), secrets)).toThrow(problem);
  });
});
