import { afterAll } from 'vitest';
import { type Platform, type PlatformOptions, startPlatform } from './platform.js';

/** A platform for the tests of a file, which is disposed of after them. */
export async function usePlatform(options: PlatformOptions = {}): Promise<Platform> {
  const platform = await startPlatform(options);
  afterAll(() => platform[Symbol.asyncDispose]());
  return platform;
}
