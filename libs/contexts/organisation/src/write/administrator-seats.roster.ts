import { Injectable } from '@nestjs/common';
import { derivedId, StreamStateCache, type StreamFold } from '@app/command-handling';
import { EventCodec, EventStore, newBlind, WrongExpectedRevision, type CommandMetadata } from '@app/event-store';
import { DomainError, epochMs } from '@app/kernel';
import type { AdministratorSeatEvent } from '../domain/administrator-seat.events.js';
import { holds, type RoleGrant } from '../domain/member.state.js';
import { TREE_MANAGERS } from '../domain/managing-roles.js';
import type { OrganisationFounded } from '../domain/unit.events.js';
import { ADMINISTRATORS_STREAM, FOUNDING_STREAM } from '../domain/unit.streams.js';
import { OrganisationFactsReader } from '../facts/organisation-facts-reader.js';

/** A command without its events this long after its receipt was abandoned, so its member keeps the role. */
const ABANDONED_AFTER_MS = 60_000;

type Metadata = Pick<CommandMetadata, 'commandId' | 'effectiveAt'>;
type Seat = Metadata & { readonly type: AdministratorSeatEvent['type'] };
type Seats = ReadonlyMap<string, Seat>;

const seatsFold: StreamFold<AdministratorSeatEvent, Seats> = {
  initialState: new Map(),
  evolve: (seats, { type, data: { memberId } }, { metadata: { commandId, effectiveAt } }) =>
    new Map([...seats, [memberId, { type, commandId, effectiveAt }]]),
};

const founderFold: StreamFold<OrganisationFounded, string | null> = {
  initialState: null,
  evolve: (_, { data }) => data.administratorId,
};

const isOf = ({ commandId, effectiveAt }: Metadata, { commandId: id, effectiveAt: at }: Metadata): boolean =>
  commandId === id && effectiveAt === at;

/**
 * Keeps one administrator at the root. The role is in the streams of members, and two administrators who end each other at
 * the same time write different ones. So whoever ends such a role first appends to one stream, at the revision that was
 * read, that the member leaves, and only if another administrator stays: one who still holds the role and of whom that
 * stream does not say the same. Of two commands one is therefore decided after the other. After a crash before the role
 * ended, its holder counts again after a minute.
 */
@Injectable()
export class AdministratorSeats {
  constructor(
    private readonly states: StreamStateCache,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly facts: OrganisationFactsReader,
  ) {}

  /** Before the grant is appended. */
  async beforeGranting(memberId: string, grant: RoleGrant, metadata: CommandMetadata): Promise<void> {
    if (!(await this.isSeat(grant))) return;
    for (;;) {
      const { state: seats, revision } = await this.states.load(seatsFold, ADMINISTRATORS_STREAM);
      if (seats.get(memberId)?.type === 'AdministratorSeatTaken') return;
      const taken = { type: 'AdministratorSeatTaken', data: { memberId } } as const;
      if (await this.append(taken, revision, metadata)) return;
    }
  }

  /**
   * Before the event that ends the grants is appended.
   *
   * @throws DomainError LAST_ADMINISTRATOR
   */
  async beforeEnding(memberId: string, grants: readonly RoleGrant[], metadata: CommandMetadata): Promise<void> {
    for (const grant of grants) if (await this.isSeat(grant)) await this.leave(memberId, grant.unitId, metadata);
  }

  private async leave(memberId: string, rootUnitId: string, metadata: CommandMetadata): Promise<void> {
    for (;;) {
      const { state: seats, revision } = await this.states.load(seatsFold, ADMINISTRATORS_STREAM);
      const own = seats.get(memberId);
      if (own?.type === 'AdministratorSeatLeft' && isOf(own, metadata)) return;
      if (!(await this.anotherStays(memberId, seats, rootUnitId, metadata))) {
        throw new DomainError('conflict', 'LAST_ADMINISTRATOR', {
          requiredRoles: TREE_MANAGERS,
          ...(await this.facts.namedUnit(rootUnitId)),
        });
      }
      const left = { type: 'AdministratorSeatLeft', data: { memberId } } as const;
      if (await this.append(left, revision, metadata)) return;
    }
  }

  private async anotherStays(
    leaving: string,
    seats: Seats,
    rootUnitId: string,
    { recordedAt }: CommandMetadata,
  ): Promise<boolean> {
    const { state: founder } = await this.states.load(founderFold, FOUNDING_STREAM);
    for (const memberId of new Set([...seats.keys(), ...(founder === null ? [] : [founder])])) {
      const seat = seats.get(memberId);
      const leaves =
        seat?.type === 'AdministratorSeatLeft' && epochMs(recordedAt) - epochMs(seat.effectiveAt) <= ABANDONED_AFTER_MS;
      if (memberId === leaving || leaves) continue;
      const member = await this.facts.member(memberId);
      if (member && holds(member, 'ADMINISTRATOR', rootUnitId)) return true;
    }
    return false;
  }

  private async isSeat({ role, unitId }: RoleGrant): Promise<boolean> {
    return role === 'ADMINISTRATOR' && (await this.facts.unit(unitId))?.parentId === null;
  }

  /** False if another command was faster. */
  private async append(
    event: AdministratorSeatEvent,
    revision: bigint | null,
    metadata: CommandMetadata,
  ): Promise<boolean> {
    const id = derivedId(metadata.commandId, `seat:${event.data.memberId}:${revision}:${metadata.effectiveAt}`);
    const encoded = this.codec.encode(id, event, { blind: newBlind(), ...metadata });
    try {
      await this.store.append(ADMINISTRATORS_STREAM, revision ?? 'no-stream', [encoded]);
      return true;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      return false;
    }
  }
}
