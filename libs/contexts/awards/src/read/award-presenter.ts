import { Injectable } from '@nestjs/common';
import { PersonVault } from '@app/person-vault';
import type { AwardResponse, RecipientResponse } from './award.response.js';
import type { AwardView } from './award.view.js';

/** Adds names to awards when they are read: a person forgotten by the vault has no name here either. */
@Injectable()
export class AwardPresenter {
  constructor(private readonly vault: PersonVault) {}

  /** Names of the honoured persons, by member id; forgotten persons are absent. */
  names(views: readonly AwardView[]): Promise<ReadonlyMap<string, string>> {
    return this.vault.names([
      ...new Set(views.flatMap(({ recipient }) => (recipient.kind === 'MEMBER' ? [recipient.memberId] : []))),
    ]);
  }

  /** In the order given. */
  async show(views: readonly AwardView[]): Promise<readonly AwardResponse[]> {
    const names = await this.names(views);
    return views.map((view) => ({
      ...view,
      recipient: shownRecipient(view, names),
      achievements: view.achievements.map((achievement) => ({
        initiativeId: null,
        campaignId: null,
        phase: null,
        unitId: null,
        ...achievement,
      })),
    }));
  }
}

const shownRecipient = ({ recipient, unit }: AwardView, names: ReadonlyMap<string, string>): RecipientResponse => {
  const nobody = { memberId: null, unitId: null, initiativeId: null, name: null };
  switch (recipient.kind) {
    case 'MEMBER':
      return { ...nobody, ...recipient, name: names.get(recipient.memberId) ?? null };
    case 'UNIT':
      return { ...nobody, ...recipient, name: unit.name };
    case 'INITIATIVE':
      return { ...nobody, ...recipient };
  }
};
