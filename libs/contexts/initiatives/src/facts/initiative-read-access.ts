import { Injectable } from '@nestjs/common';
import { StreamStateCache } from '@app/command-handling';
import { OrganisationFactsReader, type OrganisationReader, type Role } from '@app/organisation/contracts';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { initiativeStream } from '../domain/initiative.streams.js';

const READ_EVERYTHING: readonly Role[] = ['REVIEWER', 'UNION_OFFICER', 'BENEFIT_VERIFIER', 'AUDITOR'];

/** Given to those involved, and to reviewers, verifiers and auditors at the unit or above it. */
export const hasFullAccess = async (
  organisation: OrganisationReader,
  memberId: string,
  unitId: string,
  involved: readonly string[],
): Promise<boolean> =>
  involved.includes(memberId) || (await organisation.mandate(memberId, READ_EVERYTHING, unitId)) !== null;

/** The access of one person to one initiative. */
export interface ReadAccess {
  /** The person takes part in the initiative, decides on it or audits it. */
  readonly fullAccess: boolean;
  /**
   * The initiative is currently a technical secret: without full access only the title and the summary of the effect
   * are shown.
   */
  readonly secret: boolean;
}

/** Decides read access, from the streams at the time of the call. */
@Injectable()
export class InitiativeReadAccess {
  constructor(
    private readonly organisation: OrganisationFactsReader,
    private readonly states: StreamStateCache,
  ) {}

  /** null if it does not exist; a draft exists only for its owner. */
  async of(memberId: string, initiativeId: string): Promise<ReadAccess | null> {
    const { state } = await this.states.load(initiativeDecider, initiativeStream(initiativeId));
    if (state.status === 'NONE') return null;
    if (state.status === 'DRAFT') return state.ownerId === memberId ? { fullAccess: true, secret: false } : null;
    return {
      fullAccess: await hasFullAccess(this.organisation, memberId, state.unitId, state.involved),
      secret: state.confidentiality === 'TECH_SECRET',
    };
  }
}
