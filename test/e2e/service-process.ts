import { issueDevToken, loadOrCreateSecret } from '@app/http';
import { DeclaredResponses } from '@app/testing';
import { once } from 'node:events';
import { connect } from 'node:net';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { BuiltProcess } from './built-process.js';
import { RunningProcess } from './running-process.js';

export interface SentCommand {
  readonly key: string;
  /** memberId of the caller. */
  readonly as: string;
  /** Path after `/api/v1/`. */
  readonly path: string;
  readonly body: object;
  /** Expected revision. */
  readonly ifMatch?: string;
}

/** The response to a command that is durable. */
export interface Acknowledgement {
  readonly id: string;
  readonly revision: string;
  readonly position: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** A replay of the first response. */
  readonly replayed: boolean;
}

/** The built api on a data folder, on a free port of the loopback interface. */
export class ServiceProcess extends RunningProcess {
  /** Of the build that every process of a spec runs. */
  private static declared: DeclaredResponses | undefined;
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    process: BuiltProcess,
    private readonly folder: string,
    readonly url: string,
    private readonly declared: DeclaredResponses,
  ) {
    super(process);
  }

  /** Starts booting. */
  static boot(folder: string, env: { readonly [name: string]: string } = {}): BuiltProcess {
    return BuiltProcess.start('api', [], { SANGKIEN_DATA: folder, PORT: '0', ...env });
  }

  /** When it resolves, the service listens. */
  static async start(folder: string, env: { readonly [name: string]: string } = {}): Promise<ServiceProcess> {
    const process = this.boot(folder, env);
    const [, url] = await process.line(/listening on (http:\/\/[^\s,]+)/);
    this.declared ??= await DeclaredResponses.of(url!);
    return new ServiceProcess(process, folder, url!, this.declared);
  }

  get pid(): number {
    return this.process.pid;
  }

  /** @throws TypeError when the connection is refused or breaks */
  async send({ key, as, path, body, ifMatch }: SentCommand): Promise<Answer> {
    return this.fetch('POST', path, {
      headers: {
        ...(await this.headers(as)),
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(body),
    });
  }

  /** `after`: minimum position of the response, which waits for it. */
  async get(path: string, as: string, after?: bigint): Promise<Answer> {
    return this.fetch('GET', path, {
      headers: {
        ...(await this.headers(as)),
        ...(after !== undefined && { 'x-min-position': after.toString(), prefer: 'wait=10' }),
      },
    });
  }

  /**
   * Stops it as a supervisor does, before the body of this command is sent. The body is sent once new connections are
   * refused. Resolves with the response.
   */
  async stopDuring(command: SentCommand): Promise<Answer> {
    const finish = await this.begin(command);
    this.signal('SIGTERM');
    await this.line(/SIGTERM: finishing running work/);
    // The port closes a moment after the line. Requests in progress keep the process alive until they complete.
    while (await this.takesConnections());
    return finish();
  }

  kill(): Promise<void> {
    return this.process.kill();
  }

  /** Sends only the head of the request. Resolves once the service waits for the body, which the result sends. */
  private async begin({ key, as, path, body, ifMatch }: SentCommand): Promise<() => Promise<Answer>> {
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
    return async () => {
      request.end(text);
      const [response] = await answered;
      const { statusCode: status = 0, headers } = response;
      const body = await textOf(response);
      this.declared.check({ method: 'POST', url: request.path, status, headers, body });
      return {
        status,
        body: JSON.parse(body) as unknown,
        replayed: headers['idempotency-replayed'] === 'true',
      };
    };
  }

  /** @throws Error for a response that its route does not declare */
  private async fetch(method: 'GET' | 'POST', path: string, request: RequestInit): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1/${path}`, { method, ...request });
    const { status, headers } = await this.declared.checked(method, response);
    return { status, body: await response.json(), replayed: headers.get('idempotency-replayed') === 'true' };
  }

  /** Whether it still accepts connections. */
  private async takesConnections(): Promise<boolean> {
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
      token = issueDevToken(loadOrCreateSecret(this.folder, 'dev-token.key'), as, 3600);
      this.tokens.set(as, token);
    }
    return { authorization: `Bearer ${await token}` };
  }
}
