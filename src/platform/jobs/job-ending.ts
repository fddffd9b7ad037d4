/** Why a running job has to end. */
export type EndReason = 'time is up' | 'another worker has it' | 'the process stops';

/** How a running job is told to end. Most never are, and few ask for the signal, which costs as much as a small job. */
export interface JobEnding {
  /** Null while it may go on. */
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
