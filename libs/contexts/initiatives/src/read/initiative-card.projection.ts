import type { CampaignLaunched, PhaseClosed } from '@app/campaigns/contracts';
import { countingPhase } from '@app/campaigns/pure-contracts';
import type { RecordedEvent } from '@app/event-store';
import { defineProjection, sharedHandler, type ViewBatch } from '@app/projections';
import { INITIATIVE_EVENT_TYPES, type Author, type InitiativeEvent } from '../domain/initiative.events.js';
import { authorshipId, authorships } from './authorship.view.js';
import { campaignNumberings, type CampaignNumbering } from './campaign-numbering.view.js';
import { evolveCard, submittedCard } from './evolve-card.js';
import { initiativeCards, type InitiativeCard } from './initiative-card.view.js';
import { initiativeDrafts } from './initiative-draft.view.js';

const putAfter = (
  before: InitiativeCard | null,
  recorded: RecordedEvent<InitiativeEvent>,
  views: ViewBatch,
): InitiativeCard | null => {
  const after = before && evolveCard(before, recorded);
  if (after) views.put(initiativeCards, after);
  return after;
};

/** Stays synchronous when the card is already loaded, which is the usual case: an await would cost more than the change. */
const changed = (recorded: RecordedEvent<InitiativeEvent>, views: ViewBatch): void | Promise<void> => {
  const { initiativeId } = recorded.event.data;
  const known = views.peek(initiativeCards, initiativeId);
  if (!known) return views.get(initiativeCards, initiativeId).then((card) => void putAfter(card, recorded, views));
  putAfter(known, recorded, views);
};

const numberingOf = async (views: ViewBatch, id: string): Promise<CampaignNumbering> =>
  views.peek(campaignNumberings, id) ??
  (await views.get(campaignNumberings, id)) ?? { id, code: id, given: {}, phases: [] };

/** The n-th submission of a phase in log order, which is the same in every rebuild. */
const nextCode = async (views: ViewBatch, campaignId: string, phase: number): Promise<string> => {
  const numbering = await numberingOf(views, campaignId);
  const number = (numbering.given[phase] ?? 0) + 1;
  views.put(campaignNumberings, { ...numbering, given: { ...numbering.given, [phase]: number } });
  return `SK-${numbering.code}-P${phase}-${number.toString().padStart(6, '0')}`;
};

const putAuthorships = (
  views: ViewBatch,
  initiativeId: string,
  receivedAt: string,
  authors: readonly Author[],
): void => {
  for (const { memberId } of authors) {
    views.put(authorships, { id: authorshipId(memberId, initiativeId), memberId, initiativeId, receivedAt });
  }
};

export const initiativeCardProjection = defineProjection<InitiativeEvent | CampaignLaunched | PhaseClosed>({
  name: 'initiative-card',
  version: 5,
  collections: [initiativeCards, initiativeDrafts, authorships, campaignNumberings],
  handlers: {
    CampaignLaunched: async ({ event: { data } }, views) => {
      views.put(campaignNumberings, { ...(await numberingOf(views, data.campaignId)), code: data.code });
    },
    PhaseClosed: async ({ event: { data } }, views) => {
      const { phase, carriedOverTo } = data;
      const numbering = await numberingOf(views, data.campaignId);
      views.put(campaignNumberings, {
        ...numbering,
        phases: [...numbering.phases, { phase, sealed: { carriedOverTo } }],
      });
    },
    ...sharedHandler(INITIATIVE_EVENT_TYPES, changed),
    // Not part of `evolveCard`: like the code, it follows the log order, which a single stream does not show.
    InitiativeApproved: async (recorded, views) => {
      const { initiativeId, campaignId, countedInPhase } = recorded.event.data;
      const after = putAfter(await views.get(initiativeCards, initiativeId), recorded, views);
      const { phases } = await numberingOf(views, campaignId);
      if (after) views.put(initiativeCards, { ...after, countedInPhase: countingPhase(phases, countedInPhase) });
    },
    DraftSaved: ({ event: { data }, revision, metadata }, views) => {
      const { initiativeId, ownerId, campaignId, unitId, content } = data;
      views.put(initiativeDrafts, {
        id: initiativeId,
        ownerId,
        campaignId,
        unitId,
        savedAt: metadata.effectiveAt,
        revision: revision.toString(),
        ...content,
      });
    },
    InitiativeSubmitted: async (recorded, views) => {
      const { initiativeId, campaignId, phase } = recorded.event.data;
      const card = submittedCard(recorded, await nextCode(views, campaignId, phase));
      views.put(initiativeCards, card);
      putAuthorships(views, card.id, card.receivedAt, card.authors);
      if (recorded.revision > 0n) views.delete(initiativeDrafts, initiativeId);
    },
    InitiativeResubmitted: async (recorded, views) => {
      const before = await views.get(initiativeCards, recorded.event.data.initiativeId);
      const after = putAfter(before, recorded, views);
      if (!before || !after) return;
      const known = before.authors.map(({ memberId }) => memberId);
      const joined = after.authors.filter(({ memberId }) => !known.includes(memberId));
      putAuthorships(views, after.id, after.receivedAt, joined);
    },
  },
  prefetch: ({ event: { type, data } }) => {
    switch (type) {
      case 'DraftSaved':
        return [];
      case 'CampaignLaunched':
      case 'PhaseClosed':
      case 'InitiativeSubmitted':
        return [{ collection: campaignNumberings, id: data.campaignId }];
      case 'InitiativeApproved':
        return [
          { collection: initiativeCards, id: data.initiativeId },
          { collection: campaignNumberings, id: data.campaignId },
        ];
      default:
        return [{ collection: initiativeCards, id: data.initiativeId }];
    }
  },
});
