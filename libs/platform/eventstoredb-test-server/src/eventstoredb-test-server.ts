import { writeFileSync } from 'node:fs';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import gossipRpcs from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresRpcs from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsRpcs from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Access, type Credentials } from './access.js';
import { DiscoveryRpcs } from './discovery-rpcs.js';
import { EventLog } from './event-log.js';
import { Faults, type Rpc } from './faults.js';
import { loopbackCertificate } from './loopback-certificate.js';
import { ReadRpc } from './read-rpc.js';
import { RecentEventIds } from './recent-event-ids.js';
import { WriteRpcs } from './write-rpcs.js';

export interface EventStoreDbTestServerOptions {
  /** Loopback port; 0, the default, takes a free one. */
  readonly port?: number;
  /** False: as a server that knows no batched appends. Default: true. */
  readonly batchAppend?: boolean;
  /** False: subscriptions tell neither CaughtUp nor FellBehind, as servers before 23.10. Default: true. */
  readonly subscriptionCaughtUp?: boolean;
  /** Over TLS, with a certificate of its own that is written to this file. Default: without. */
  readonly tls?: { readonly caFile: string };
  /** Who may call; default: everybody. The published client sends credentials over TLS only. */
  readonly credentials?: Credentials;
  /** How many event ids are remembered for repeats by `any` and `stream-exists`. Default: 100 000. */
  readonly recentEventIds?: number;
}

/** The biggest message a server takes: its biggest log record (`src/KurrentDB.Core/TransactionLog/TFConsts.cs`). */
const MAX_MESSAGE_SIZE = 16 * 1024 * 1024;

const tlsCredentials = (caFile: string): ServerCredentials => {
  const { certificate, privateKey } = loopbackCertificate();
  writeFileSync(caFile, certificate);
  return ServerCredentials.createSsl(null, [
    { cert_chain: Buffer.from(certificate), private_key: Buffer.from(privateKey) },
  ]);
};

/**
 * EventStoreDB's gRPC protocol on loopback, over the log in memory, with faults to order: made for tests of what talks
 * to EventStoreDB where none can run. Which rule comes from where stands beside each rule.
 *
 * It speaks Streams, ServerFeatures and Gossip.Read; no persistent subscriptions, projections, users or operations.
 * It is one node; nothing survives its process.
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
    const tls = this.caFile === undefined ? 'tls=false' : `tls=true&tlsCAFile=${encodeURIComponent(this.caFile)}`;
    return `esdb://127.0.0.1:${this.port}?${tls}`;
  }

  /** How often each rpc was called; batched appends are counted one by one. */
  get calls(): Readonly<Record<Rpc, number>> {
    return this.access.calls;
  }

  /** Events handed to gRPC by reads and subscriptions. */
  get eventsSent(): number {
    return this.reads.eventsSent;
  }

  /** Open subscriptions. */
  get subscriptions(): number {
    return this.reads.subscriptions;
  }

  /** Listens, at first or again after `stop`: on the same port, with the same log. */
  async listen(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_SIZE });
    server.addService(streamsRpcs.StreamsService, this.streamsServer());
    server.addService(featuresRpcs.ServerFeaturesService, this.featuresServer());
    server.addService(gossipRpcs.GossipService, this.gossipServer());
    this.boundPort = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.boundPort}`, this.credentials, (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.server = server;
  }

  /** Cuts every connection at once and stops listening. The log and the armed faults stay. */
  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    server.forceShutdown();
    await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
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
