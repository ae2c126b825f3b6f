import { pathText } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';
import type { BenefitKind, RejectionGround, Submission } from '../domain/initiative.events.js';
import { SUBMITTED_STATUSES, type SubmittedStatus } from '../domain/initiative.status.js';

/**
 * The current state of a submitted initiative: all that its latest submission says, and what came of it. Names are looked
 * up on read.
 */
export interface InitiativeCard extends Submission {
  readonly id: string;
  /** `SK-<campaign>-P<phase>-<6 digits>`, assigned in log order; null only in a card folded without the numbering. */
  readonly code: string | null;
  readonly campaignId: string;
  readonly submittedBy: string;
  /** Reference of the authors' authorisation, cited by a submitter who acts for them. */
  readonly authorisationRef: string | null;
  /** Who did not agree to be named as an author, in any version. */
  readonly declined: readonly string[];
  /** The phase it was received in. */
  readonly phase: number;
  readonly countedInPhase: number | null;
  readonly status: SubmittedStatus;
  readonly statusBeforeDuplicate: SubmittedStatus | null;
  readonly duplicateOf: string | null;
  /** From the root to the unit, at the time of receipt. */
  readonly unitPath: readonly string[];
  readonly receivedAt: string;
  /** 1 for the first submission, one more with each resubmission. */
  readonly version: number;
  /** The verification of this version; its `amountVnd` is null if not expressible in money. */
  readonly assessment: {
    readonly kind: BenefitKind;
    readonly amountVnd: string | null;
    readonly assessedBy: string;
    readonly assessedAt: string;
    readonly method: string;
  } | null;
  /** While returned: the due time and the reasons. */
  readonly returned: {
    readonly dueAt: string;
    readonly reasons: readonly { readonly field: string; readonly text: string }[];
  } | null;
  /** The final decision, or the duplicate mark. */
  readonly decision: {
    readonly by: string;
    readonly at: string;
    readonly ground: RejectionGround | null;
    readonly text: string | null;
  } | null;
  /** Revision of the last event folded into the card, for If-Match. */
  readonly revision: string;
  /** Position of that event. */
  readonly position: string;
}

/** The place of the status in the life cycle; lists by status are sorted by it. */
export const statusRank = (status: SubmittedStatus): number => SUBMITTED_STATUSES.indexOf(status);

/** The verified benefit, or the claimed one before the verification; null if not expressible in money. */
export const benefitOf = ({ assessment, benefitClaim }: InitiativeCard): string | null =>
  assessment ? assessment.amountVnd : benefitClaim.amountVnd;

/** Who declined is named until the next version, but is no author. */
export const isAuthor = ({ authors, declined }: InitiativeCard, memberId: string): boolean =>
  !declined.includes(memberId) && authors.some((author) => author.memberId === memberId);

export const initiativeCards: CollectionSpec<InitiativeCard> = {
  name: 'initiative-card',
  fields: {
    campaignId: ({ campaignId }) => campaignId,
    phase: ({ phase }) => phase,
    countedInPhase: ({ countedInPhase }) => countedInPhase,
    status: ({ status }) => statusRank(status),
    kind: ({ kind }) => kind,
    unitPath: ({ unitPath }) => pathText(unitPath),
    receivedAt: ({ receivedAt }) => receivedAt,
    dueAt: ({ returned }) => returned?.dueAt ?? null,
    benefit: (card) => {
      const amount = benefitOf(card);
      return amount === null ? null : Number(amount);
    },
  },
  indexes: [['receivedAt'], ['status', 'receivedAt'], ['countedInPhase', 'receivedAt'], ['benefit'], ['unitPath']],
  searchText: ({ code, content }) => `${code ?? ''} ${content.title}`,
};
