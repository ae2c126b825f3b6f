import { issueDevToken, secretFile } from '@app/http';
import { BuiltProcess, type Exit } from './built-process.js';

export interface SentCommand {
  readonly key: string;
  /** memberId of the acting person. */
  readonly as: string;
  /** Behind `/api/v1/`. */
  readonly path: string;
  readonly body: object;
  /** Revision acted on. */
  readonly ifMatch?: string;
}

/** What the service answers once a command is durable. */
export interface Acknowledgement {
  readonly id: string;
  readonly revision: string;
  readonly position: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The first answer given again. */
  readonly replayed: boolean;
}

/** The built api on a data folder, on a free port of the loopback interface. */
export class ServiceProcess {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    private readonly process: BuiltProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  /** Begins to boot. */
  static boot(folder: string, env: { readonly [name: string]: string } = {}): BuiltProcess {
    return BuiltProcess.start('api', [], { SANGKIEN_DATA: folder, PORT: '0', ...env });
  }

  /** When it resolves, the service listens. */
  static async start(folder: string): Promise<ServiceProcess> {
    const process = this.boot(folder);
    const [, url] = await process.line(/listening on (http:\/\/[^\s,]+)/);
    return new ServiceProcess(process, folder, url!);
  }

  get pid(): number {
    return this.process.pid;
  }

  get exited(): Promise<Exit> {
    return this.process.exited;
  }

  /** @throws TypeError when the connection is refused or breaks */
  async send({ key, as, path, body, ifMatch }: SentCommand): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        ...(await this.headers(as)),
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(body),
    });
    const replayed = response.headers.get('idempotency-replayed') === 'true';
    return { status: response.status, body: await response.json(), replayed };
  }

  /** `after`: a position the answer must have taken in; waits for it. */
  async get(path: string, as: string, after?: bigint): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      headers: {
        ...(await this.headers(as)),
        ...(after !== undefined && { 'x-min-position': after.toString(), prefer: 'wait=10' }),
      },
    });
    return { status: response.status, body: await response.json(), replayed: false };
  }

  async headers(as: string): Promise<{ readonly authorization: string }> {
    let token = this.tokens.get(as);
    if (!token) {
      token = issueDevToken(secretFile(this.folder, 'dev-token.key'), as, 3600);
      this.tokens.set(as, token);
    }
    return { authorization: `Bearer ${await token}` };
  }

  line(pattern: RegExp): Promise<RegExpExecArray> {
    return this.process.line(pattern);
  }

  signal(signal: NodeJS.Signals): void {
    this.process.signal(signal);
  }

  /** As a supervisor stops it. */
  async stop(): Promise<Exit> {
    this.signal('SIGTERM');
    return this.exited;
  }

  kill(): Promise<void> {
    return this.process.kill();
  }
}
