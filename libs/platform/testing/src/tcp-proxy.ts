import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A loopback proxy between a client and a server. A spec can make the server unreachable for the client and reachable again,
 * without stopping the server.
 */
export class TcpProxy {
  private readonly open = new Set<Socket>();
  private held = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(targetPort: number): Promise<TcpProxy> {
    const server = createServer({ pauseOnConnect: true }, (client) => proxy.join(client, targetPort));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy: TcpProxy = new TcpProxy(server, (server.address() as AddressInfo).port);
    return proxy;
  }

  /** Resets every connection and refuses new ones. */
  async cut(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.resetAndDestroy();
    await closed;
  }

  /** Accepts connections again, on the same port. */
  async restore(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Connections stay open but forward nothing, as when a network drops packets. */
  hold(): void {
    this.held = true;
    for (const socket of this.open) socket.pause();
  }

  /** Forwards what was held. */
  release(): void {
    this.held = false;
    for (const socket of this.open) socket.resume();
  }

  async stop(): Promise<void> {
    if (this.server.listening) await this.cut();
  }

  private join(client: Socket, targetPort: number): void {
    const target = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      this.open.add(from);
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => {
        if (!this.held) from.resume();
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.open.delete(from);
        to.destroy();
      });
    }
    if (!this.held) client.resume();
    else target.pause();
  }
}
