/** The reason for which a running job has to end. */
export type EndReason = 'time is up' | 'another worker has it' | 'the process stops';

/** Cancels a running job. The signal is created on demand, because few jobs use it and it costs as much as a small job. */
export interface JobEnding {
  /** Null while it may continue. */
  readonly reason: EndReason | null;
  readonly signal: AbortSignal;
  /** Rejects with the reason once it has to end. */
  readonly ended: Promise<never>;
  end(reason: EndReason): void;
}

export function createJobEnding(): JobEnding {
  let reason: EndReason | null = null;
  let controller: AbortController | null = null;
  let reject: (reason: EndReason) => void = () => undefined;
  const ended = new Promise<never>((_resolve, giveUp) => {
    reject = giveUp;
  });

  return {
    ended,
    get reason() {
      return reason;
    },
    get signal() {
      controller ??= new AbortController();
      if (reason) controller.abort(reason);
      return controller.signal;
    },
    end(why) {
      reason ??= why;
      controller?.abort(reason);
      reject(reason);
    },
  };
}
