import { type ChainableCommander, type Command, Redis } from 'ioredis';
import type { Tracing } from '../telemetry/tracing/tracing.js';

/** A part of all pipelines that only some declare in their types. */
interface CommandQueue {
  sendCommand(command: Command): unknown;
}

/** Records the duration of each command, from the call on, once. */
export function createCommandNotes(tracing: Tracing): (command: Command) => void {
  /** Some commands are queued again after an outage. */
  const noted = new WeakSet<Command>();

  return (command) => {
    if (!tracing.isOn || noted.has(command)) return;
    noted.add(command);
    const end = tracing.noteCall({ kind: 'command', command: command.name });
    if (end) command.promise.then(() => end(), end);
  };
}

/**
 * A connection that records its commands. They are sent in pipelines, some of them automatic, in the async context of
 * the first caller: so they are recorded when they enter one.
 */
export function createTracedRedis(tracing: Tracing): typeof Redis {
  const note = createCommandNotes(tracing);

  return class TracedRedis extends Redis {
    override sendCommand(...parameters: Parameters<Redis['sendCommand']>): unknown {
      note(parameters[0]);
      return super.sendCommand(...parameters);
    }

    override pipeline(commands?: unknown[][]): ChainableCommander {
      const pipeline = super.pipeline(commands);
      const queue = pipeline as unknown as CommandQueue;
      const send = queue.sendCommand.bind(pipeline);
      queue.sendCommand = (command) => {
        note(command);
        return send(command);
      };
      return pipeline;
    }
  };
}
