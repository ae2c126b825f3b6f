import { Injectable } from '@nestjs/common';
import { InitiativeCardsReader, type NamedInitiative } from '@app/initiatives/contracts';
import { PersonVault } from '@app/person-vault';
import type { AchievementResponse, AwardResponse, RecipientResponse } from './award.response.js';
import type { AwardView } from './award.view.js';

interface Named {
  /** Forgotten persons are absent. */
  readonly members: ReadonlyMap<string, string>;
  readonly initiatives: ReadonlyMap<string, NamedInitiative>;
}

/** Initiatives are honoured for themselves, so an initiative that is a recipient is an achievement too. */
const initiativesOf = ({ achievements }: AwardView): readonly string[] =>
  achievements.flatMap((each) => (each.kind === 'INITIATIVE' ? [each.initiativeId] : []));

/** Adds names to awards when they are read: a person forgotten by the vault has no name here either. */
@Injectable()
export class AwardPresenter {
  constructor(
    private readonly vault: PersonVault,
    private readonly initiatives: InitiativeCardsReader,
  ) {}

  /** Names of the honoured persons, by member id; forgotten persons are absent. */
  names(views: readonly AwardView[]): Promise<ReadonlyMap<string, string>> {
    return this.vault.names([
      ...new Set(views.flatMap(({ recipient }) => (recipient.kind === 'MEMBER' ? [recipient.memberId] : []))),
    ]);
  }

  /** In the order given. */
  async show(views: readonly AwardView[]): Promise<readonly AwardResponse[]> {
    const initiatives = await this.initiatives.named([...new Set(views.flatMap(initiativesOf))]);
    const persons = views.flatMap(({ recipient }) => (recipient.kind === 'MEMBER' ? [recipient.memberId] : []));
    const authors = [...initiatives.values()].flatMap((each) => each.authors.map(({ memberId }) => memberId));
    const members = await this.vault.names([...new Set([...persons, ...authors])]);
    const named = { members, initiatives };
    return views.map((view) => ({
      ...view,
      recipient: shownRecipient(view, named),
      achievements: view.achievements.map((achievement) => ({
        campaignId: null,
        phase: null,
        unitId: null,
        ...achievement,
        ...shownInitiative(achievement.kind === 'INITIATIVE' ? achievement.initiativeId : null, named),
      })),
    }));
  }
}

const shownInitiative = (
  initiativeId: string | null,
  { members, initiatives }: Named,
): Pick<AchievementResponse, 'initiativeId' | 'title' | 'code' | 'authors'> => {
  const { title = null, code = null, authors = [] } = (initiativeId && initiatives.get(initiativeId)) || {};
  return {
    initiativeId,
    title,
    code,
    authors: authors.map(({ memberId, lead }) => ({ memberId, name: members.get(memberId) ?? null, lead })),
  };
};

const shownRecipient = ({ recipient, unit }: AwardView, named: Named): RecipientResponse => {
  const nobody = { memberId: null, unitId: null, initiativeId: null, code: null, authors: [] };
  switch (recipient.kind) {
    case 'MEMBER':
      return { ...nobody, ...recipient, name: named.members.get(recipient.memberId) ?? null };
    case 'UNIT':
      return { ...nobody, ...recipient, name: unit.name, code: unit.code };
    case 'INITIATIVE': {
      const { title: name, code, authors } = shownInitiative(recipient.initiativeId, named);
      return { ...nobody, ...recipient, name, code, authors };
    }
  }
};
