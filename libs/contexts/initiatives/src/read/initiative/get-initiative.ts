import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { EventCodec, EventStore, type RecordedEvent } from '@app/event-store';
import { AskedMoment, AsOfField, Principal, QueryResponds, UuidParam } from '@app/http';
import { CampaignFactsReader, countingPhase } from '@app/campaigns/contracts';
import { DomainError, isInstant, type Instant } from '@app/kernel';
import {
  ORGANISATION_CARDS,
  OrganisationCardsReader,
  OrganisationFactsReader,
  type OrganisationReader,
} from '@app/organisation/contracts';
import { ViewStore } from '@app/read-models';
import type { InitiativeEvent } from '../../domain/initiative.events.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { hasFullAccess } from '../../facts/initiative-read-access.js';
import { CardResponses, unitsIn } from '../card-responses.js';
import { evolveCard } from '../evolve-card.js';
import { InitiativeCardResponse } from '../initiative-card.response.js';
import { initiativeCards, type InitiativeCard } from '../initiative-card.view.js';

export class GetInitiativeRequest {
  @AsOfField({
    optional: true,
    description: 'Xem tại một thời điểm hoặc vị trí trong sổ sự kiện / as of an instant of recording or a position.',
  })
  readonly asOf?: string;
}

@DeclaredMessage()
export class GetInitiativeQuery extends Query<InitiativeCardResponse> {
  constructor(
    readonly initiativeId: string,
    /** The reader, because a technical secret is withheld from most. */
    readonly reader: string,
    /** A position of the log or an instant; null for the present. */
    readonly asOf: string | null,
  ) {
    super();
  }
}

type Recorded = RecordedEvent<InitiativeEvent> & { readonly recordedAt: Instant };

const fold = (history: readonly Recorded[]): InitiativeCard | null =>
  history.reduce<InitiativeCard | null>(evolveCard, null);

/** What was recorded by then: all before the first later one. */
const writtenBy = <Entry extends { readonly position: bigint; readonly recordedAt: Instant }>(
  history: readonly Entry[],
  asOf: string,
): readonly Entry[] => {
  const later = isInstant(asOf)
    ? ({ recordedAt }: Entry) => recordedAt > asOf
    : ({ position }: Entry) => position > BigInt(asOf);
  const end = history.findIndex(later);
  return end === -1 ? history : history.slice(0, end);
};

const present = (card: InitiativeCard | null | undefined): InitiativeCard => {
  if (!card) throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
  return card;
};

/** Withheld if it is a secret now or was one then. */
const isWithheld = async (
  cards: readonly InitiativeCard[],
  reader: string,
  organisation: OrganisationReader,
): Promise<boolean> => {
  if (!cards.some(({ confidentiality }) => confidentiality === 'TECH_SECRET')) return false;
  const declined = cards.flatMap((card) => card.declined);
  const involved = cards
    .flatMap(({ authors, submittedBy }) => [submittedBy, ...authors.map(({ memberId }) => memberId)])
    .filter((memberId) => !declined.includes(memberId));
  return !(await hasFullAccess(organisation, reader, cards[0]!.unitId, involved));
};

@QueryHandler(GetInitiativeQuery)
export class GetInitiativeHandler implements IQueryHandler<GetInitiativeQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly cards: OrganisationCardsReader,
    private readonly facts: OrganisationFactsReader,
    private readonly campaigns: CampaignFactsReader,
    private readonly responses: CardResponses,
    private readonly moment: AskedMoment,
  ) {}

  /** @throws DomainError INITIATIVE_NOT_FOUND; HttpProblem POSITION_BEYOND_END, INSTANT_IN_FUTURE */
  execute({ initiativeId, reader, asOf }: GetInitiativeQuery): Promise<InitiativeCardResponse> {
    return asOf === null ? this.now(initiativeId, reader) : this.asOf(initiativeId, reader, asOf);
  }

  private async now(initiativeId: string, reader: string): Promise<InitiativeCardResponse> {
    const card = present(await this.views.get(initiativeCards, initiativeId));
    return this.responses.whole(card, await isWithheld([card], reader, this.cards), null);
  }

  /** Reads streams. Only the public code, which never changes, comes from a read model, and persons' names from the vault. */
  private async asOf(initiativeId: string, reader: string, asOf: string): Promise<InitiativeCardResponse> {
    await this.moment.assertPast(asOf);
    const stored = await this.store.readStream(initiativeStream(initiativeId));
    const history = stored.map((event): Recorded => {
      const recorded = this.codec.decode<InitiativeEvent>(event);
      return { ...recorded, recordedAt: recorded.metadata.recordedAt };
    });
    const past = writtenBy(history, asOf);
    const card = present(fold(past));
    const numbered = await this.views.get(initiativeCards, initiativeId);
    const { position, recordedAt } = past.at(-1)!;
    return this.responses.whole(
      { ...card, code: numbered?.code ?? null, countedInPhase: await this.countedInPhase(card, past) },
      await isWithheld([card, present(fold(history))], reader, this.facts),
      { asked: asOf, axis: 'RECORDED', position: position.toString(), recordedAt },
      await this.unitNames(card, asOf),
    );
  }

  /** An approval after the sealing of its phase counts in a later one; see the projection of the card. */
  private async countedInPhase(
    { campaignId, countedInPhase }: InitiativeCard,
    past: readonly Recorded[],
  ): Promise<number | null> {
    const approval = past.findLast(({ event }) => event.type === 'InitiativeApproved');
    if (countedInPhase === null || !approval) return countedInPhase;
    return countingPhase(await this.campaigns.phasesSealedBefore(campaignId, approval.position), countedInPhase);
  }

  private async unitNames(card: InitiativeCard, asOf: string): Promise<ReadonlyMap<string, string>> {
    const recorded = await this.facts.recordedUnitNames([...new Set(unitsIn(card))]);
    return new Map(
      [...recorded].map(([unitId, names]) => [unitId, (writtenBy(names, asOf).at(-1) ?? names[0]!).name] as const),
    );
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class GetInitiativeController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Một sáng kiến, hiện tại hoặc tại một thời điểm / one initiative, now or as of a time.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Nội dung bí mật công nghệ chỉ người có liên quan và cán bộ của đơn vị xem được; người khác thấy tên và tóm tắt. Không tìm thấy khi lúc đó chưa nộp. / Open to every active member. The content of a technical secret is for those involved and for officers of the unit; others see title and summary. Not found when it was not submitted by then.',
  })
  @Get(':initiativeId')
  @QueryResponds({ projections: ['initiative-card', ...ORGANISATION_CARDS], type: InitiativeCardResponse })
  initiative(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @QueryParams() { asOf }: GetInitiativeRequest,
    @Principal() reader: string,
  ): Promise<InitiativeCardResponse> {
    return this.queries.execute(new GetInitiativeQuery(initiativeId, reader, asOf ?? null));
  }
}
