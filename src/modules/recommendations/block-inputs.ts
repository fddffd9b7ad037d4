import { deserialize, serialize } from 'node:v8';
import type { ModelSnapshot } from './learning/learner.js';
import { inSharedMemory } from './learning/shared-memory.js';
import type { ModelRepository } from './model.repository.js';

/**
 * What the blocks of a model are learned from, with the block size of the version that began it: other versions may use
 * another size.
 */
export interface BlockInput {
  readonly snapshot: ModelSnapshot;
  readonly blockTitles: number;
}

/**
 * To be raised with each change of what is stored, or of the formula by which blocks are learned from it: during a
 * deployment, the blocks of a model may go to workers of another version than the one that began it, and all of them
 * must be learned alike.
 */
const FORMAT = 1;

/**
 * Versions without formats look for the matrix at the top level. They fail where it is nested, and leave the block to a
 * retry by a newer worker, instead of learning it by their own formula.
 */
interface StoredInput extends BlockInput {
  readonly format: number;
}

/** Longer than the time between two blocks. */
const INPUT_KEPT_MS = 60_000;

export function serializeInput(input: BlockInput): Buffer {
  const stored: StoredInput = { format: FORMAT, ...input };
  return serialize(stored);
}

function parseInput(bytes: Buffer): BlockInput | 'OTHER_FORMAT' {
  const { format, snapshot, blockTitles } = deserialize(bytes) as StoredInput;
  return format === FORMAT ? { snapshot: inSharedMemory(snapshot), blockTitles } : 'OTHER_FORMAT';
}

/**
 * Reads the input of the latest model, which is shared by the blocks that a process learns, and dropped when they are
 * done.
 * @returns a function that returns null for a model that is published or not wanted any more
 */
export function createBlockInputs(models: Pick<ModelRepository, 'readInput'>) {
  type Read = BlockInput | 'OTHER_FORMAT' | null;
  let latest: { readonly modelId: string; readonly input: Promise<Read> } | null = null;
  let forgetting: NodeJS.Timeout | undefined;

  async function read(modelId: string): Promise<Read> {
    const bytes = await models.readInput(modelId);
    return bytes && parseInput(bytes);
  }

  function forget(): void {
    latest = null;
  }

  return async (modelId: string): Promise<Read> => {
    if (latest?.modelId !== modelId) latest = { modelId, input: read(modelId) };
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, INPUT_KEPT_MS).unref();
    const { input } = latest;
    return input.catch((error: unknown) => {
      if (latest?.input === input) forget();
      throw error;
    });
  };
}
