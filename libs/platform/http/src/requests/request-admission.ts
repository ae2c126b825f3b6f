import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ExceededLimit } from '../operations/service-metrics.js';

export interface AdmissionLimits {
  /** Requests of one connection, in progress or waiting. */
  readonly requestsPerConnection: number;
  /** Requests of all connections, in progress or waiting. */
  readonly requests: number;
  /** Bytes of responses that the clients have not read, of all connections. */
  readonly unreadBytes: number;
}

export interface RequestAdmissionOptions {
  readonly limits: AdmissionLimits;
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void;
  /** Responds with `Connection: close`. */
  readonly refuse: (request: IncomingMessage, response: ServerResponse, limit: ExceededLimit) => void;
}

/** Operators need these most when the service is overloaded. They are cheap, and scrapes share one rendering. */
const ALWAYS_ADMITTED: ReadonlySet<string | undefined> = new Set(['/livez', '/readyz', '/metrics']);

interface Admitted {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const SHORT_TURN_MS = 20;
/** Sixteen of the dearest requests, 7 ms each, last about a tenth of a second. */
const MAX_STARTS_PER_TURN = 16;

const adapted = (starts: number, tookMs: number): number =>
  tookMs < SHORT_TURN_MS ? Math.min(starts * 2, MAX_STARTS_PER_TURN) : Math.max(1, Math.floor(starts / 2));

/** Pipelined requests of one connection, of which at most one is in progress. */
interface Connection {
  readonly socket: Socket;
  readonly waiting: Admitted[];
  /** In progress or waiting. */
  admitted: number;
  refused: boolean;
}

/** Reading on would let the client add to what waits for the end. Node resumes a socket whenever a body is read. */
const readNoMore = (socket: Socket): void => {
  socket.on('resume', () => socket.pause());
  socket.pause();
};

/**
 * Bounds what clients can make the process hold and do. Node starts every request of a received chunk at once, more than
 * a thousand of them if they are small, and keeps their responses until the client reads.
 *
 * - A connection has one request in progress. The next one starts when the client's side of the network took the
 *   response, because pipelined responses leave in order anyway.
 * - Connections take turns. In a turn of the event loop as many requests start as leave the turn short, so that `/livez`,
 *   whose socket Node reads between two turns, waits for a few of them and not for all. Commands of one turn share a commit.
 * - What exceeds a limit is refused, and its connection closes after the responses before it.
 */
export class RequestAdmission {
  private readonly connections = new WeakMap<Socket, Connection>();
  private readonly busy = new Set<Connection>();
  private readonly turns: Connection[] = [];
  private turnScheduled = false;
  private startsPerTurn = MAX_STARTS_PER_TURN;
  private admitted = 0;

  constructor(private readonly options: RequestAdmissionOptions) {}

  handle(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.connections.get(request.socket) ?? this.opened(request.socket);
    // The rest of a chunk that was read before the refusal. Nobody responds to it.
    if (connection.refused) return;
    const limit = this.exceededBy(request, connection);
    if (limit !== null) {
      connection.refused = true;
      readNoMore(request.socket);
      this.options.refuse(request, response, limit);
      return;
    }
    this.admitted++;
    this.busy.add(connection);
    connection.waiting.push({ request, response });
    if (connection.admitted++ > 0) return;
    if (ALWAYS_ADMITTED.has(request.url)) this.start(connection);
    else this.takeTurn(connection);
  }

  private opened(socket: Socket): Connection {
    const connection: Connection = { socket, waiting: [], admitted: 0, refused: false };
    this.connections.set(socket, connection);
    socket.once('close', () => {
      this.admitted -= connection.waiting.length;
      connection.waiting.length = 0;
      this.busy.delete(connection);
    });
    return connection;
  }

  private exceededBy({ url }: IncomingMessage, { admitted }: Connection): ExceededLimit | null {
    const { requestsPerConnection, requests, unreadBytes } = this.options.limits;
    if (admitted >= requestsPerConnection) return 'connection';
    if (ALWAYS_ADMITTED.has(url)) return null;
    if (this.admitted >= requests) return 'requests';
    return this.unreadBytes() >= unreadBytes ? 'unread-bytes' : null;
  }

  private unreadBytes(): number {
    let bytes = 0;
    for (const { socket } of this.busy) bytes += socket.writableLength;
    return bytes;
  }

  private takeTurn(connection: Connection): void {
    this.turns.push(connection);
    this.scheduleTurn();
  }

  /** @param precededBy when the turn began that left something for this one */
  private scheduleTurn(precededBy: number | null = null): void {
    if (this.turnScheduled || this.turns.length === 0) return;
    this.turnScheduled = true;
    setImmediate(() => {
      this.turnScheduled = false;
      const now = performance.now();
      // A request does most of its work after it was started, so only the next turn shows what the last one cost.
      if (precededBy !== null) this.startsPerTurn = adapted(this.startsPerTurn, now - precededBy);
      for (const connection of this.turns.splice(0, this.startsPerTurn)) this.start(connection);
      this.scheduleTurn(now);
    });
  }

  private start(connection: Connection): void {
    const next = connection.waiting.shift();
    // The connection closed while it waited for its turn.
    if (next === undefined) return;
    // A response emits `close` when it was sent or when its connection closed.
    next.response.once('close', () => {
      this.admitted--;
      connection.admitted--;
      if (connection.waiting.length > 0) this.takeTurn(connection);
      else this.busy.delete(connection);
    });
    this.options.serve(next.request, next.response);
  }
}
