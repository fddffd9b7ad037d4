import type { Config } from '../config.js';
import type { Disposer } from '../platform/async/disposer.js';
import type { PlatformServices } from '../platform-services.js';
import type { EngineOverrides } from './engine-overrides.js';

/** What all modules are created from. */
export interface Foundation {
  readonly config: Config;
  readonly platform: PlatformServices;
  /** Stops, with the engine, what a module started. */
  readonly disposer: Disposer;
  readonly overrides: EngineOverrides;
}
