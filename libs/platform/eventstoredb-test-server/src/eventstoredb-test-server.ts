import { writeFileSync } from 'node:fs';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import gossipRpcs from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresRpcs from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsRpcs from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Access, type Credentials } from './access.js';
import { DiscoveryRpcs } from './discovery-rpcs.js';
import { EventLog } from './event-log.js';
import { Faults, type Rpc } from './faults.js';
import { batchAppendRequest } from './batch-deadline.js';
import { loopbackCertificate } from './loopback-certificate.js';
import { OpenCalls } from './open-calls.js';
import { ReadRpc } from './read-rpc.js';
import { RecentEventIds } from './recent-event-ids.js';
import { WriteRpcs } from './write-rpcs.js';

export interface EventStoreDbTestServerOptions {
  /** Loopback port; 0, the default, selects a free one. */
  readonly port?: number;
  /** False: like a server without batched appends. Default: true. */
  readonly batchAppend?: boolean;
  /** False: subscriptions send neither CaughtUp nor FellBehind, like servers before 23.10. Default: true. */
  readonly subscriptionCaughtUp?: boolean;
  /** Uses TLS with a new certificate, which is written to this file. Default: no TLS. */
  readonly tls?: { readonly caFile: string };
  /** Required credentials. Default: none. The published client sends credentials over TLS only. */
  readonly credentials?: Credentials;
  /** Number of event ids by which retries with `any` and `stream-exists` are recognised. Default: 100 000. */
  readonly recentEventIds?: number;
}

/** The largest message a server accepts: its largest log record (`src/KurrentDB.Core/TransactionLog/TFConsts.cs`). */
const MAX_MESSAGE_SIZE = 16 * 1024 * 1024;

/** A client that has not let go of its connection by then is cut off. */
const STOP_GRACE_MS = 200;

const STREAMS: typeof streamsRpcs.StreamsService = {
  ...streamsRpcs.StreamsService,
  batchAppend: { ...streamsRpcs.StreamsService.batchAppend, requestDeserialize: batchAppendRequest },
};

const tlsCredentials = (caFile: string): ServerCredentials => {
  const { certificate, privateKey } = loopbackCertificate();
  writeFileSync(caFile, certificate);
  return ServerCredentials.createSsl(null, [
    { cert_chain: Buffer.from(certificate), private_key: Buffer.from(privateKey) },
  ]);
};

/**
 * EventStoreDB's gRPC protocol on loopback, with the log in memory and faults on demand: for tests of EventStoreDB clients
 * where no EventStoreDB can run. Each rule names its source.
 *
 * It speaks Streams, ServerFeatures and Gossip.Read; no persistent subscriptions, projections, users or operations.
 * It is one node; no data survives its process.
 */
export class EventStoreDbTestServer {
  readonly faults = new Faults();
  private readonly log: EventLog;
  private readonly access: Access;
  private readonly reads: ReadRpc;
  private readonly writes: WriteRpcs;
  private readonly discovery: DiscoveryRpcs;
  private readonly caFile: string | undefined;
  private readonly credentials: ServerCredentials;
  private server: Server | undefined;
  private boundPort: number;
  private readonly openCalls = new OpenCalls();

  private constructor(options: EventStoreDbTestServerOptions) {
    this.boundPort = options.port ?? 0;
    this.caFile = options.tls?.caFile;
    this.credentials = this.caFile === undefined ? ServerCredentials.createInsecure() : tlsCredentials(this.caFile);
    this.log = new EventLog(new RecentEventIds(options.recentEventIds));
    this.access = new Access(this.faults, options.credentials);
    this.reads = new ReadRpc(this.log, this.faults, this.access, options.subscriptionCaughtUp ?? true);
    this.writes = new WriteRpcs(this.log, this.faults, this.access);
    this.discovery = new DiscoveryRpcs(this.faults, this.access, options.batchAppend ?? true, () => this.port);
  }

  static async start(options: EventStoreDbTestServerOptions = {}): Promise<EventStoreDbTestServer> {
    const server = new EventStoreDbTestServer(options);
    await server.listen();
    return server;
  }

  get port(): number {
    return this.boundPort;
  }

  get connectionString(): string {
    if (this.caFile === undefined) return `esdb://127.0.0.1:${this.port}?tls=false`;
    // Over TLS the client gives the host as the server's name, which from Node 26 on must not be an IP address.
    return `esdb://localhost:${this.port}?tls=true&tlsCAFile=${encodeURIComponent(this.caFile)}`;
  }

  /** Number of calls of each rpc; batched appends are counted one by one. */
  get calls(): Readonly<Record<Rpc, number>> {
    return this.access.calls;
  }

  /** Number of events passed to gRPC by reads and subscriptions. */
  get eventsSent(): number {
    return this.reads.eventsSent;
  }

  /** Number of open subscriptions. */
  get subscriptions(): number {
    return this.reads.subscriptions;
  }

  /** Starts listening. After `stop`: on the same port, with the same log. */
  async listen(): Promise<void> {
    const server = new Server({
      'grpc.max_receive_message_length': MAX_MESSAGE_SIZE,
      interceptors: [this.openCalls.interceptor],
    });
    server.addService(STREAMS, this.streamsServer());
    server.addService(featuresRpcs.ServerFeaturesService, this.featuresServer());
    server.addService(gossipRpcs.GossipService, this.gossipServer());
    this.boundPort = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.boundPort}`, this.credentials, (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.server = server;
  }

  /** Cancels every call and stops listening, as a node that stops. The log and the armed faults stay. */
  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    const cut = setTimeout(() => server.forceShutdown(), STOP_GRACE_MS);
    const stopped = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    this.openCalls.cancel();
    await stopped;
    clearTimeout(cut);
  }

  /** Ends every open subscription as a lost connection does. */
  dropSubscriptions(): void {
    this.reads.dropSubscriptions();
  }

  /** Appends a link, as the projections of a real server do. */
  async appendLink(stream: string, target: { readonly stream: string; readonly revision: bigint }): Promise<void> {
    await this.log.link(stream, target);
  }

  private streamsServer(): streamsRpcs.IStreamsServer {
    return {
      append: (call, answer) => this.writes.append(call, answer),
      batchAppend: (call) => this.writes.batchAppend(call),
      delete: (call, answer) => this.writes.delete(call, answer),
      tombstone: (call, answer) => this.writes.tombstone(call, answer),
      read: (call) => this.reads.read(call),
    };
  }

  private featuresServer(): featuresRpcs.IServerFeaturesServer {
    return { getSupportedMethods: (call, answer) => void this.discovery.getSupportedMethods(call, answer) };
  }

  private gossipServer(): gossipRpcs.IGossipServer {
    return { read: (call, answer) => void this.discovery.gossipRead(call, answer) };
  }
}
