import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { ExceededLimit } from '../src/operations/service-metrics.js';
import { RequestAdmission, type AdmissionLimits } from '../src/requests/request-admission.js';

const GENEROUS: AdmissionLimits = { requestsPerConnection: 100, requests: 100, unreadBytes: 2 ** 30 };

/** A server whose responses a test gives one by one. */
class HeldServer {
  readonly refused: ExceededLimit[] = [];
  private readonly held = new Map<string, ServerResponse>();
  private readonly sockets: Socket[] = [];
  private readonly accepted: Socket[] = [];
  private wakeUp = (): void => undefined;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.accepted.push(socket));
  }

  static async start(limits: Partial<AdmissionLimits>): Promise<HeldServer> {
    const server = createServer((request, response) => admission.handle(request, response));
    const held = new HeldServer(server);
    const admission = new RequestAdmission({
      limits: { ...GENEROUS, ...limits },
      serve: (request, response) => {
        request.resume();
        held.held.set(request.url!, response);
        held.wakeUp();
      },
      refuse: (_, response, limit) => {
        held.refused.push(limit);
        response.writeHead(503, { connection: 'close' }).end('refused');
        held.wakeUp();
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return held;
  }

  get started(): readonly string[] {
    return [...this.held.keys()];
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => (this.wakeUp = resolve));
  }

  untilStarted(path: string): Promise<void> {
    return this.until(() => this.held.has(path));
  }

  bytesReadBy(client: Socket): number {
    return this.accepted.find(({ remotePort }) => remotePort === client.localPort)!.bytesRead;
  }

  respond(path: string, body: string | Buffer = path): void {
    this.held.get(path)!.end(body);
  }

  /** A connection that sends all requests at once and does not read. */
  async pipeline(...paths: readonly string[]): Promise<Socket> {
    const socket = connect((this.server.address() as AddressInfo).port, '127.0.0.1').pause();
    this.sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''));
    return socket;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

/** Everything that arrives until the server ends the connection. */
const allOf = async (socket: Socket): Promise<string> => {
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString())).resume();
  await once(socket, 'end');
  return text;
};

describe('the admission of requests', () => {
  let server: HeldServer;
  afterEach(() => server.close());

  it('starts the next request of a connection after the response to the one before', async () => {
    server = await HeldServer.start({});
    const socket = await server.pipeline('/1', '/2', '/3');
    socket.resume();
    await server.untilStarted('/1');
    await server.pipeline('/other');
    await server.untilStarted('/other');
    expect(server.started).toEqual(['/1', '/other']);
    server.respond('/1');
    await server.untilStarted('/2');
    expect(server.started).toEqual(['/1', '/other', '/2']);
  });

  it('starts no further request of a client that does not read', async () => {
    server = await HeldServer.start({});
    const socket = await server.pipeline('/1', '/2');
    await server.untilStarted('/1');
    server.respond('/1', Buffer.alloc(32 * 1024 * 1024));
    await server.pipeline('/other');
    await server.untilStarted('/other');
    expect(server.started).toEqual(['/1', '/other']);
    socket.resume();
    await server.untilStarted('/2');
  });

  it('refuses what exceeds the places of a connection, and closes it after the responses before', async () => {
    server = await HeldServer.start({ requestsPerConnection: 2 });
    const arrived = allOf(await server.pipeline('/1', '/2', '/3', '/4', '/5'));
    for (const path of ['/1', '/2']) {
      await server.untilStarted(path);
      server.respond(path);
    }
    expect((await arrived).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 503']);
    expect(server.started).toEqual(['/1', '/2']);
    expect(server.refused).toEqual(['connection']);
  });

  it('reads nothing more from a connection that it refused', async () => {
    server = await HeldServer.start({ requestsPerConnection: 2 });
    const body = 'x'.repeat(60_000);
    const post = `POST /late HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const socket = await server.pipeline('/1', '/2', '/3');
    socket.write(post.repeat(500));
    await server.until(() => server.refused.length === 1);
    for (let round = 0; round < 50; round++) {
      await server.pipeline(`/other-${round}`);
      await server.untilStarted(`/other-${round}`);
    }
    expect(server.bytesReadBy(socket)).toBeLessThan(1_000_000);
  });

  it('refuses what exceeds the places of all connections, except what operators need', async () => {
    server = await HeldServer.start({ requests: 2 });
    const first = await server.pipeline('/1');
    await server.pipeline('/2');
    await server.untilStarted('/2');
    await server.untilStarted('/1');
    expect(await allOf(await server.pipeline('/3'))).toContain('503');
    for (const path of ['/livez', '/readyz', '/metrics']) {
      await server.pipeline(path);
      await server.untilStarted(path);
      server.respond(path);
    }
    first.destroy();
    await server.until(() => server.refused.length === 1);
    await expectAdmitted('/4');
  });

  it('counts what clients have not read', async () => {
    server = await HeldServer.start({ unreadBytes: 1024 * 1024 });
    const unread = await server.pipeline('/1');
    await server.untilStarted('/1');
    server.respond('/1', Buffer.alloc(32 * 1024 * 1024));
    expect(await allOf(await server.pipeline('/2'))).toContain('503');
    expect(server.refused).toEqual(['unread-bytes']);
    unread.destroy();
    await expectAdmitted('/3');
  });

  it('gives the places of a closed connection to others', async () => {
    server = await HeldServer.start({ requests: 3 });
    const gone = await server.pipeline('/1', '/2', '/3');
    await server.untilStarted('/1');
    gone.destroy();
    await expectAdmitted('/4');
    expect(server.started).not.toContain('/2');
  });

  /** The server learns a moment later that a connection is closed. */
  const expectAdmitted = async (path: string): Promise<void> => {
    while (!server.started.includes(path)) {
      const refusals = server.refused.length;
      await server.pipeline(path);
      await server.until(() => server.started.includes(path) || server.refused.length > refusals);
    }
  };
});
