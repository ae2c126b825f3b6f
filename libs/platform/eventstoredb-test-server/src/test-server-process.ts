import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ControlAnswer, ControlCommand, ControlRequest } from './control-messages.js';
import type { Fault } from './faults.js';

/** A fault armed in another process; see ArmedFault. */
export interface RemoteFault {
  disarm(): Promise<void>;
  release(): Promise<void>;
  struck(calls?: number): Promise<void>;
}

/** The test server in a separate process, with the same faults, over the IPC channel of `fork`. */
export class EventStoreDbTestServerProcess {
  private readonly answers = new Map<number, (answer: ControlAnswer) => void>();
  private requests = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly connectionString: string,
  ) {
    child.on('message', (answer: ControlAnswer) => this.answers.get(answer.id)?.(answer));
  }

  /**
   * @param main the built `eventstoredb-test-server/src/main.js`
   * @param args its options; without `--port` it selects a free port
   */
  static async start(main: string, args: readonly string[] = []): Promise<EventStoreDbTestServerProcess> {
    const child = fork(main, ['--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const [firstLine] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    return new EventStoreDbTestServerProcess(child, firstLine);
  }

  async arm(fault: Fault, calls?: number): Promise<RemoteFault> {
    const { armed = -1 } = await this.ask({ arm: fault, ...(calls !== undefined && { calls }) });
    return {
      disarm: async () => void (await this.ask({ disarm: armed })),
      release: async () => void (await this.ask({ release: armed })),
      struck: async (times = 1) => void (await this.ask({ struck: armed, calls: times })),
    };
  }

  /** @throws Error with the failure in the server's process */
  async ask(command: ControlCommand): Promise<ControlAnswer> {
    const request: ControlRequest = { id: ++this.requests, ...command };
    const answer = await new Promise<ControlAnswer>((resolve) => {
      this.answers.set(request.id, resolve);
      this.child.send(request);
    });
    this.answers.delete(request.id);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }

  /** Ends the process and resolves with its exit code; null when the signal killed it. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const exited = once(this.child, 'exit') as Promise<[number | null]>;
    this.child.kill(signal);
    return (await exited)[0];
  }
}
