import { Injectable } from '@nestjs/common';
import { StreamStateCache } from '@app/command-handling';
import { OrganisationFactsReader, type Role } from '@app/organisation/contracts';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { initiativeStream } from '../domain/initiative.streams.js';

const READ_EVERYTHING: readonly Role[] = ['REVIEWER', 'UNION_OFFICER', 'BENEFIT_VERIFIER', 'AUDITOR'];

/** What one person is shown of one initiative. */
export interface Reading {
  /** Takes part in it, decides on it or audits it. */
  readonly insider: boolean;
  /** Is a technical secret as it stands: others are shown title and summary of the effect only. */
  readonly secret: boolean;
}

/** Who is shown what, by the streams as they stand when asked. */
@Injectable()
export class InitiativeReaders {
  constructor(
    private readonly organisation: OrganisationFactsReader,
    private readonly states: StreamStateCache,
  ) {}

  /** Those involved, and whoever reviews, verifies or audits at the unit or above it. */
  async isInsider(memberId: string, unitId: string, involved: readonly string[]): Promise<boolean> {
    return involved.includes(memberId) || (await this.organisation.mandate(memberId, READ_EVERYTHING, unitId)) !== null;
  }

  /** null for what does not exist, which another person's draft does not. */
  async reading(memberId: string, initiativeId: string): Promise<Reading | null> {
    const { state } = await this.states.load(initiativeDecider, initiativeStream(initiativeId));
    if (state.status === 'NONE') return null;
    if (state.status === 'DRAFT') return state.ownerId === memberId ? { insider: true, secret: false } : null;
    return {
      insider: await this.isInsider(memberId, state.unitId, state.involved),
      secret: state.confidentiality === 'TECH_SECRET',
    };
  }
}
