import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@app/kernel';
import { OrganisationFactsReader, type Role } from '@app/organisation/contracts';
import type { InitiativeState } from '../domain/initiative.state.js';

/** Review initiatives and decide what counts. */
export const REVIEWERS = ['REVIEWER', 'UNION_OFFICER'] as const;
export const BENEFIT_VERIFIERS = ['BENEFIT_VERIFIER'] as const;
/** Submit for authors of their unit. */
export const SUBMITTERS_FOR_OTHERS = ['UNION_OFFICER'] as const;

/**
 * Checks who may act on an initiative: its authors, and members with a role at its unit or above in the current tree.
 */
@Injectable()
export class InitiativeAuthority {
  constructor(private readonly organisation: OrganisationFactsReader) {}

  /** @throws DomainError INITIATIVE_NOT_FOUND, OUT_OF_SCOPE_UNIT */
  requireReviewer(memberId: string, state: InitiativeState): Promise<Actor> {
    return this.onUnitOf(memberId, state, REVIEWERS);
  }

  /** @throws DomainError INITIATIVE_NOT_FOUND, OUT_OF_SCOPE_UNIT */
  requireBenefitVerifier(memberId: string, state: InitiativeState): Promise<Actor> {
    return this.onUnitOf(memberId, state, BENEFIT_VERIFIERS);
  }

  /**
   * Authors need no role. An officer who submits for them needs one at the unit.
   *
   * @throws DomainError OUT_OF_SCOPE_UNIT
   */
  async requireSubmitter(
    memberId: string,
    unitId: string,
    authors: readonly { readonly memberId: string }[],
  ): Promise<Actor> {
    if (authors.some((author) => author.memberId === memberId)) return { memberId, mandate: null };
    return { memberId, mandate: await this.organisation.requireMandate(memberId, SUBMITTERS_FOR_OTHERS, unitId) };
  }

  private async onUnitOf(memberId: string, state: InitiativeState, roles: readonly Role[]): Promise<Actor> {
    if (state.status === 'NONE' || state.status === 'DRAFT') throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
    return { memberId, mandate: await this.organisation.requireMandate(memberId, roles, state.unitId) };
  }
}
