import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BuiltProcess } from '../e2e/built-process.js';
import { RunningProcess } from '../e2e/running-process.js';
import { until } from './until.js';

/** Crash points, each in a different state of the projector; see crash-points.js. */
export type Point =
  | 'after apply'
  | 'mid-flush'
  | 'after flush, before checkpoint'
  | 'after checkpoint, before ack'
  | 'during lease renew'
  | 'during swap';

export interface Check {
  readonly name: string;
  readonly status: 'pass' | 'warn' | 'fail';
  readonly detail?: string;
}

export interface Health {
  readonly httpStatus: number;
  readonly status: Check['status'];
  readonly checks: readonly Check[];
}

/** Between two SIGCONT, because the first may arrive too early. */
const AGAIN_MS = 20;

/** The check of this name; undefined if there is none. */
export const checkOf = ({ checks }: Health, name: string): Check | undefined =>
  checks.find((check) => check.name === name);

/** The built projector as a separate process, with a free port for its health. */
export class ProjectorProcess extends RunningProcess {
  private constructor(
    process: BuiltProcess,
    readonly url: string,
    private readonly orders: string,
  ) {
    super(process);
  }

  /** Starts booting. */
  static boot(env: { readonly [name: string]: string }): BuiltProcess {
    return BuiltProcess.start('projector', [], { SANGKIEN_PROJECTOR_PORT: '0', ...env });
  }

  /** Resolves when the process reports its health. `folder`: for its orders. */
  static async start(folder: string, env: { readonly [name: string]: string }): Promise<ProjectorProcess> {
    this.started += 1;
    const orders = join(folder, `orders-${this.started}.json`);
    const process = BuiltProcess.start('unbundledProjector', [], {
      SANGKIEN_PROJECTOR_PORT: '0',
      NODE_OPTIONS: '--import ./test/servers/crash-points.js',
      ORDERS: orders,
      ...env,
    });
    const [, url] = await process.line(/health and metrics on (http:\/\/[^\s/]+)/);
    return new ProjectorProcess(process, url!, orders);
  }

  private static started = 0;
  /** Orders. */
  private given = 0;

  async health(): Promise<Health> {
    const response = await fetch(`${this.url}/readyz`);
    return { ...((await response.json()) as Omit<Health, 'httpStatus'>), httpStatus: response.status };
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  /** Resolves with the token of its lease. */
  async holdsLease(): Promise<bigint> {
    const isHeld = /^held with token (\d+)$/;
    const detail = await until(
      async () => checkOf(await this.health(), 'lease')!.detail!,
      (text) => isHeld.test(text),
    );
    return BigInt(isHeld.exec(detail)![1]!);
  }

  async waitsForLease(): Promise<void> {
    await until(
      async () => checkOf(await this.health(), 'lease')!.detail,
      (detail) => detail === 'waiting for it',
    );
  }

  /** Orders it to send itself this signal when it next reaches this point. Resolves when it has the order. */
  async order(signal: NodeJS.Signals, point: Point): Promise<void> {
    this.given += 1;
    writeFileSync(this.orders, JSON.stringify({ number: this.given, signal, point }));
    this.signal('SIGUSR2');
    await this.line(new RegExp(`^order ${this.given}: waiting for ${point}$`));
  }

  /**
   * Resolves when it has reached the point of its last order.
   *
   * @throws Error if it exits first
   */
  async obeyed(): Promise<void> {
    await this.line(new RegExp(`^order ${this.given}: SIG`));
  }

  /** Resumes it after SIGSTOP. It reports the point before it stops, so a single SIGCONT may arrive too early. */
  async goOn(): Promise<void> {
    let isOn = false;
    const on = this.line(new RegExp(`^order ${this.given}: went on$`)).then(() => (isOn = true));
    while (!isOn) {
      this.signal('SIGCONT');
      await Promise.race([on, delay(AGAIN_MS)]);
    }
  }
}
