import type { EventStoreDbTestServer } from './eventstoredb-test-server.js';
import type { ArmedFault, Fault, Rpc } from './faults.js';

/** Requests of a parent process over the IPC channel (`child_process.fork`, or `spawn` with `stdio: 'ipc'`). */
export type ControlCommand =
  | { readonly arm: Fault; readonly calls?: number }
  | { readonly disarm: number }
  | { readonly release: number }
  /** Answered once the fault has struck this many calls. */
  | { readonly struck: number; readonly calls: number }
  | {
      readonly link: {
        readonly stream: string;
        readonly target: { readonly stream: string; readonly revision: string };
      };
    }
  /** `listen` opens the same port with the same log again. */
  | { readonly do: 'clear-faults' | 'drop-subscriptions' | 'stop' | 'listen' | 'state' };

export type ControlRequest = ControlCommand & { readonly id: number };

/** The answer to the request of the same id; `armed` names a fault for `disarm`, `release` and `struck`. */
export interface ControlAnswer {
  readonly id: number;
  readonly armed?: number;
  readonly state?: {
    readonly calls: Readonly<Record<Rpc, number>>;
    readonly eventsSent: number;
    readonly subscriptions: number;
  };
  readonly error?: string;
}

class Control {
  private readonly armed: ArmedFault[] = [];

  constructor(private readonly server: EventStoreDbTestServer) {}

  async answer(request: ControlCommand): Promise<Omit<ControlAnswer, 'id'>> {
    const { server } = this;
    if ('arm' in request) return { armed: this.armed.push(server.faults.arm(request.arm, request.calls)) - 1 };
    if ('disarm' in request) this.fault(request.disarm).disarm();
    else if ('release' in request) this.fault(request.release).release();
    else if ('struck' in request) await this.fault(request.struck).struck(request.calls);
    else if ('link' in request) {
      const { stream, target } = request.link;
      await server.appendLink(stream, { stream: target.stream, revision: BigInt(target.revision) });
    } else if (request.do === 'clear-faults') server.faults.clear();
    else if (request.do === 'drop-subscriptions') server.dropSubscriptions();
    else if (request.do === 'stop') await server.stop();
    else if (request.do === 'listen') await server.listen();
    else {
      return {
        state: { calls: server.calls, eventsSent: server.eventsSent, subscriptions: server.subscriptions },
      };
    }
    return {};
  }

  private fault(number: number): ArmedFault {
    const fault = this.armed[number];
    if (!fault) throw new RangeError(`no fault ${number} was armed`);
    return fault;
  }
}

/** Answers the parent's requests, if there is a channel. Returns a function that stops it. */
export const answerControlMessages = (server: EventStoreDbTestServer): (() => void) => {
  const control = new Control(server);
  const received = (request: ControlRequest): void => {
    control
      .answer(request)
      .catch((error: unknown) => ({ error: String(error) }))
      .then((answer) => process.send?.({ id: request.id, ...answer } satisfies ControlAnswer))
      .catch(() => undefined);
  };
  process.on('message', received);
  return () => {
    process.off('message', received);
    if (process.connected) process.disconnect();
  };
};
