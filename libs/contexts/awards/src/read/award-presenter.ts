import { Injectable } from '@nestjs/common';
import { PersonVault } from '@app/person-vault';
import type { AwardResponse, RecipientResponse } from './award.response.js';
import type { AwardView } from './award.view.js';

/** Puts names to awards at the moment they are read: whoever is forgotten by the vault is nameless here too. */
@Injectable()
export class AwardPresenter {
  constructor(private readonly vault: PersonVault) {}

  /** Names of the persons honoured, by member id; the forgotten are absent. */
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
