import { issueDevToken, secretFile } from '@app/http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
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

/** A command whose head has arrived, and whose body has not been sent. */
export interface BegunCommand {
  readonly command: SentCommand;
  finish(): Promise<Answer>;
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
  static async start(folder: string, env: { readonly [name: string]: string } = {}): Promise<ServiceProcess> {
    const process = this.boot(folder, env);
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

  /** Sends the head of the request alone. When it resolves, the service has the head and waits for the body. */
  async begin(command: SentCommand): Promise<BegunCommand> {
    const { key, as, path, body, ifMatch } = command;
    const text = JSON.stringify(body);
    const request = httpRequest(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        ...(await this.headers(as)),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'idempotency-key': key,
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        expect: '100-continue',
      },
    });
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    request.flushHeaders();
    await once(request, 'continue');
    return {
      command,
      finish: async () => {
        request.end(text);
        const [response] = await answered;
        return {
          status: response.statusCode!,
          body: JSON.parse(await textOf(response)) as unknown,
          replayed: response.headers['idempotency-replayed'] === 'true',
        };
      },
    };
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

  /** Whether somebody who comes now still gets in. */
  async takesConnections(): Promise<boolean> {
    const { hostname, port } = new URL(this.url);
    const socket = connect(Number(port), hostname);
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      return false;
    } finally {
      socket.destroy();
    }
  }

  private async headers(as: string): Promise<{ readonly authorization: string }> {
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
