import { defineProjection, type ViewBatch } from '@app/projections';
import type { CampaignLaunched } from '@app/campaigns/contracts';
import type { RecordedEvent } from '@app/event-store';
import type { Author, InitiativeEvent } from '../../domain/initiative.events.js';
import { authorshipId, authorships } from './authorship.view.js';
import { campaignNumberings } from './campaign-numbering.view.js';
import { cardAfter } from './card-after.js';
import { initiativeCards, type InitiativeCard } from './initiative-card.view.js';
import { initiativeDrafts } from './initiative-draft.view.js';

const change = async (
  recorded: RecordedEvent<InitiativeEvent>,
  views: ViewBatch,
): Promise<{ readonly before: InitiativeCard; readonly after: InitiativeCard } | null> => {
  const before = await views.get(initiativeCards, recorded.event.data.initiativeId);
  const after = before && cardAfter(before, recorded);
  if (!before || !after) return null;
  views.put(initiativeCards, after);
  return { before, after };
};

const changed = async (recorded: RecordedEvent<InitiativeEvent>, views: ViewBatch): Promise<void> => {
  await change(recorded, views);
};

/** The n-th submission of a phase in the order of the log, which every rebuild finds again. */
const nextCode = async (views: ViewBatch, campaignId: string, phase: number): Promise<string> => {
  const numbering = (await views.get(campaignNumberings, campaignId)) ?? {
    id: campaignId,
    code: campaignId,
    given: {},
  };
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

export const initiativeCardProjection = defineProjection<InitiativeEvent | CampaignLaunched>({
  name: 'initiative-card',
  version: 1,
  collections: [initiativeCards, initiativeDrafts, authorships, campaignNumberings],
  handlers: {
    CampaignLaunched: async ({ event: { data } }, views) => {
      const known = await views.get(campaignNumberings, data.campaignId);
      views.put(campaignNumberings, { id: data.campaignId, code: data.code, given: known?.given ?? {} });
    },
    DraftSaved: ({ event: { data }, revision, metadata }, views) => {
      const { initiativeId, ownerId, campaignId, unitId, content } = data;
      views.put(initiativeDrafts, {
        id: initiativeId,
        ownerId,
        campaignId,
        unitId,
        ...content,
        savedAt: metadata.effectiveAt,
        revision: revision.toString(),
      });
    },
    InitiativeSubmitted: async (recorded, views) => {
      const { initiativeId, campaignId, phase } = recorded.event.data;
      const card = cardAfter(null, recorded);
      if (!card) return;
      views.put(initiativeCards, { ...card, code: await nextCode(views, campaignId, phase) });
      putAuthorships(views, card.id, card.receivedAt, card.authors);
      if (recorded.revision > 0n) views.delete(initiativeDrafts, initiativeId);
    },
    InitiativeResubmitted: async (recorded, views) => {
      const cards = await change(recorded, views);
      if (!cards) return;
      const known = cards.before.authors.map(({ memberId }) => memberId);
      const joined = cards.after.authors.filter(({ memberId }) => !known.includes(memberId));
      putAuthorships(views, cards.after.id, cards.after.receivedAt, joined);
    },
    ReviewStarted: changed,
    InitiativeReturned: changed,
    RecognitionDecisionRecorded: changed,
    BenefitAssessed: changed,
    InitiativeApproved: changed,
    InitiativeRejected: changed,
    InitiativeWithdrawn: changed,
    InitiativeMarkedDuplicate: changed,
    DuplicateLinkRemoved: changed,
  },
  prefetch: ({ event: { type, data } }) => {
    switch (type) {
      case 'DraftSaved':
        return [];
      case 'CampaignLaunched':
      case 'InitiativeSubmitted':
        return [{ collection: campaignNumberings, id: data.campaignId }];
      default:
        return [{ collection: initiativeCards, id: data.initiativeId }];
    }
  },
});
