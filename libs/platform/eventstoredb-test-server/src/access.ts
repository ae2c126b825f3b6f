import type { Metadata, StatusObject } from '@grpc/grpc-js';
import type statusMessages from '@eventstore/db-client/generated/status_pb.js';
import type { Faults, Rpc } from './faults.js';
import { batchErrors, rpcErrors } from './rpc-errors.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface Call {
  readonly metadata: Metadata;
}

/**
 * Decides which calls are refused, by credentials or an armed fault, and counts every call.
 *
 * With credentials set, a stream call without any is access denied and one with others is UNAUTHENTICATED
 * (`docs/server/security/user-authentication.md`, "Basic authentication"; anonymous access to streams is off by
 * default: same folder, `security-options.md`, "Anonymous access to streams"). Features and gossip stay open to all.
 */
export class Access {
  readonly calls: Record<Rpc, number> = {
    Append: 0,
    BatchAppend: 0,
    Read: 0,
    Delete: 0,
    Tombstone: 0,
    GetSupportedMethods: 0,
    GossipRead: 0,
  };
  private readonly authorization: string | undefined;

  constructor(
    private readonly faults: Faults,
    credentials?: Credentials,
  ) {
    this.authorization =
      credentials && `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  }

  /** The reason to refuse the call; undefined if it may proceed. */
  refusalOf({ metadata }: Call, rpc: Rpc): StatusObject | undefined {
    this.calls[rpc] += 1;
    if (this.faults.strike('unavailable', rpc)) return rpcErrors.unavailable();
    if (rpc === 'GetSupportedMethods' || rpc === 'GossipRead') return undefined;
    return this.refusalOfCaller(metadata) ?? this.faultyRefusal(rpc, metadata);
  }

  /** The same for a whole call of batched appends; refusals of single appends are decided per append. */
  refusalOfStream({ metadata }: Call): StatusObject | undefined {
    return this.isWrong(metadata) ? rpcErrors.unauthenticated() : undefined;
  }

  /** A refusal that ends the call of batched appends, or one that answers this append alone. */
  refusalOfBatchedAppend({ metadata }: Call): StatusObject | { readonly answer: statusMessages.Status } | undefined {
    this.calls.BatchAppend += 1;
    if (this.refusalOfCaller(metadata) ?? this.faults.strike('access-denied', 'BatchAppend')) {
      return { answer: batchErrors.accessDenied() };
    }
    if (this.faults.strike('not-ready', 'BatchAppend')) return { answer: batchErrors.notReady() };
    return this.faults.strike('unavailable', 'BatchAppend')
      ? rpcErrors.unavailable()
      : this.faultyRefusal('BatchAppend', metadata);
  }

  private refusalOfCaller(metadata: Metadata): StatusObject | undefined {
    if (this.isWrong(metadata)) return rpcErrors.unauthenticated();
    return this.authorization && metadata.get('authorization').length === 0 ? rpcErrors.accessDenied() : undefined;
  }

  private isWrong(metadata: Metadata): boolean {
    const [given] = metadata.get('authorization');
    return this.authorization !== undefined && given !== undefined && given !== this.authorization;
  }

  private faultyRefusal(rpc: Rpc, metadata: Metadata): StatusObject | undefined {
    if (this.faults.strike('not-ready', rpc)) return rpcErrors.notReady();
    if (this.faults.strike('access-denied', rpc)) return rpcErrors.accessDenied();
    // A follower serves a read unless the caller requires the leader (`Streams.Read.cs`: `requiresLeader`).
    if (rpc === 'Read' && metadata.get('requires-leader')[0] !== 'true') return undefined;
    const notLeader = this.faults.strike('not-leader', rpc);
    return notLeader && rpcErrors.notLeader(notLeader.fault.leader);
  }
}
