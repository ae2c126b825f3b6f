import { randomUUID } from 'node:crypto';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streamsRpcs from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Access } from './access.js';
import type { Faults } from './faults.js';
import { idMessage } from './wire-messages.js';

/** The release that this server imitates. */
const SERVER_VERSION = '24.10.0';

/** The rpcs a client calls first: ServerFeatures and Gossip. */
export class DiscoveryRpcs {
  private readonly instanceId = randomUUID();

  constructor(
    private readonly faults: Faults,
    private readonly access: Access,
    private readonly batchAppend: boolean,
    private readonly port: () => number,
  ) {}

  /**
   * Names of services and methods in lower case (`src/KurrentDB.Core/Services/Transport/Grpc/ServerFeatures.cs`). A
   * server before 21.10 does not list BatchAppend, and clients append by Append then.
   */
  async getSupportedMethods(
    call: ServerUnaryCall<unknown, features.SupportedMethods>,
    answer: sendUnaryData<features.SupportedMethods>,
  ): Promise<void> {
    const refused = this.access.refusalOf(call, 'GetSupportedMethods');
    if (refused) return answer(refused);
    const methods = new features.SupportedMethods().setEventStoreServerVersion(SERVER_VERSION);
    for (const { path } of Object.values(streamsRpcs.StreamsService)) {
      const [, service = '', method = ''] = path.toLowerCase().split('/');
      if (method === 'batchappend' && !this.batchAppend) continue;
      const supported = new features.SupportedMethod().setServiceName(service).setMethodName(method);
      if (method === 'read') supported.setFeaturesList(['position', 'events']);
      methods.addMethods(supported);
    }
    await this.faults.delay();
    answer(null, methods);
  }

  /** One member, the leader (`src/KurrentDB.Core/Services/Transport/Grpc/Gossip.Read.cs`). */
  async gossipRead(
    call: ServerUnaryCall<unknown, gossip.ClusterInfo>,
    answer: sendUnaryData<gossip.ClusterInfo>,
  ): Promise<void> {
    const refused = this.access.refusalOf(call, 'GossipRead');
    if (refused) return answer(refused);
    const leader = new gossip.MemberInfo()
      .setInstanceId(idMessage(this.instanceId))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setTimeStamp(String(Date.now() * 10_000))
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(this.port()));
    await this.faults.delay();
    answer(null, new gossip.ClusterInfo().setMembersList([leader]));
  }
}
