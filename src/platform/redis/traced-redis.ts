import { type ChainableCommander, type Command, Redis } from 'ioredis';
import type { Tracing } from '../telemetry/tracing/tracing.js';

/** What all pipelines have, and only some say. */
interface CommandQueue {
  sendCommand(command: Command): unknown;
}

/** Notes what each command takes, from when it is asked for, once. */
export function createCommandNotes(tracing: Tracing): (command: Command) => void {
  /** Some are handed in again, after an outage. */
  const noted = new WeakSet<Command>();

  return (command) => {
    if (!tracing.isOn || noted.has(command)) return;
    noted.add(command);
    const end = tracing.noteCall({ kind: 'command', command: command.name });
    if (end) command.promise.then(() => end(), end);
  };
}

/**
 * A connection that notes its commands. They go together in pipelines, also of themselves, and are sent by whoever asked first:
 * so they are noted as they enter one.
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
