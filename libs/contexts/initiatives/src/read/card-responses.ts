import { Injectable } from '@nestjs/common';
import type { AsOfResponse } from '@app/http';
import { OrganisationCardsReader } from '@app/organisation/contracts';
import { PersonVault } from '@app/person-vault';
import type { InitiativeCardResponse } from './initiative-card.response.js';
import type { InitiativeCard } from './initiative-card.view.js';
import type { InitiativeSummaryResponse } from './initiative-summary.response.js';
import type { PersonResponse } from './person.response.js';

interface Names {
  readonly members: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

const person = ({ members }: Names, memberId: string): PersonResponse => ({
  memberId,
  name: members.get(memberId) ?? null,
});

export const unitsIn = ({ unitId, authors }: InitiativeCard): readonly string[] => [
  unitId,
  ...authors.map((author) => author.unitId),
];

const summary = (card: InitiativeCard, names: Names): InitiativeSummaryResponse => {
  const unit = (id: string) => ({ id, name: names.units.get(id) ?? id });
  return {
    id: card.id,
    code: card.code,
    campaignId: card.campaignId,
    phase: card.phase,
    countedInPhase: card.countedInPhase,
    status: card.status,
    kind: card.kind,
    field: card.field,
    confidentiality: card.confidentiality,
    title: card.content.title,
    effectSummary: card.content.effectSummary,
    unit: unit(card.unitId),
    authors: card.authors.map(({ memberId, unitId, shareBp, lead }) => ({
      unit: unit(unitId),
      shareBp,
      lead,
      declined: card.declined.includes(memberId),
      ...person(names, memberId),
    })),
    receivedAt: card.receivedAt,
    dueAt: card.returned?.dueAt ?? null,
    decidedAt: card.decision?.at ?? null,
    claimedVnd: card.benefitClaim.amountVnd,
    assessed: card.assessment !== null,
    verifiedVnd: card.assessment?.amountVnd ?? null,
    revision: card.revision,
  };
};

/** Presents cards to a reader: adds names, removes what is withheld. */
@Injectable()
export class CardResponses {
  constructor(
    private readonly organisation: OrganisationCardsReader,
    private readonly vault: PersonVault,
  ) {}

  async summaries(cards: readonly InitiativeCard[]): Promise<InitiativeSummaryResponse[]> {
    const names = await this.namesIn(cards);
    return cards.map((card) => summary(card, names));
  }

  /** With the names of units that the caller gives, otherwise with current ones. */
  async whole(
    card: InitiativeCard,
    contentWithheld: boolean,
    asOf: AsOfResponse | null,
    unitNames?: Names['units'],
  ): Promise<InitiativeCardResponse> {
    const names = await this.namesIn([card], unitNames);
    const open = <Text>(text: Text): Text | null => (contentWithheld ? null : text);
    const { assessment, decision, content } = card;
    const { problem, essence, novelty, applicationScope, benefitMethod } = content;
    return {
      version: card.version,
      unitPath: card.unitPath,
      submittedBy: person(names, card.submittedBy),
      authorisationRef: card.authorisationRef,
      firstAppliedOn: card.firstAppliedOn,
      benefitClaim: card.benefitClaim,
      assessment: assessment && {
        kind: assessment.kind,
        amountVnd: assessment.amountVnd,
        by: person(names, assessment.assessedBy),
        at: assessment.assessedAt,
        method: open(assessment.method),
      },
      recognition: card.recognition,
      revisionReasons: card.returned?.reasons.map(({ field, text }) => ({ field, text: open(text) })) ?? [],
      decision: decision && {
        by: person(names, decision.by),
        at: decision.at,
        ground: decision.ground,
        text: open(decision.text),
      },
      duplicateOf: card.duplicateOf,
      contentWithheld,
      content: open({ problem, essence, novelty, applicationScope, benefitMethod }),
      position: card.position,
      asOf,
      ...summary(card, names),
    };
  }

  private async namesIn(cards: readonly InitiativeCard[], unitNames?: Names['units']): Promise<Names> {
    const [members, units] = await Promise.all([
      this.vault.names(
        unique(
          cards.flatMap(({ authors, submittedBy, assessment, decision }) => [
            ...authors.map(({ memberId }) => memberId),
            submittedBy,
            ...(assessment ? [assessment.assessedBy] : []),
            ...(decision ? [decision.by] : []),
          ]),
        ),
      ),
      unitNames ?? this.organisation.unitNames(unique(cards.flatMap(unitsIn))),
    ]);
    return { members, units };
  }
}
