import type { CollectionSpec } from '@app/read-models';
import type { BenefitKind, RejectionGround, Submission } from '../domain/initiative.events.js';
import { SUBMITTED_STATUSES, type SubmittedStatus } from '../domain/initiative.status.js';

/** What the latest submission says; the card shows all of it. */
export type SubmissionOnCard = Submission & { readonly submittedBy: string };

/** A submitted initiative as it stands, without names: those are looked up when it is read. */
export interface InitiativeCard extends SubmissionOnCard {
  readonly id: string;
  /** `SK-<campaign>-P<phase>-<6 digits>`, given in log order; null only where the numbering was not asked. */
  readonly code: string | null;
  readonly campaignId: string;
  /** The phase it was received in. */
  readonly phase: number;
  readonly countedInPhase: number | null;
  readonly status: SubmittedStatus;
  readonly statusBeforeDuplicate: SubmittedStatus | null;
  readonly duplicateOf: string | null;
  /** From the root to the unit, as the tree stood when it was received. */
  readonly unitPath: readonly string[];
  readonly receivedAt: string;
  /** 1 for the first submission, one more with each resubmission. */
  readonly version: number;
  /** What the verifier found of this version; its `amountVnd` is null when not expressible in money. */
  readonly assessment: {
    readonly kind: BenefitKind;
    readonly amountVnd: string | null;
    readonly assessedBy: string;
    readonly assessedAt: string;
    readonly method: string;
  } | null;
  /** While returned: until when, and why. */
  readonly returned: {
    readonly dueAt: string;
    readonly reasons: readonly { readonly field: string; readonly text: string }[];
  } | null;
  /** What ended its way, or marks it a duplicate. */
  readonly decision: {
    readonly by: string;
    readonly at: string;
    readonly ground: RejectionGround | null;
    readonly text: string | null;
  } | null;
  /** Revision of the last event it is made of: what If-Match names. */
  readonly revision: string;
  /** Position of that event. */
  readonly position: string;
}

/** Place in the way an initiative takes, which is how a list by status is sorted. */
export const statusRank = (status: SubmittedStatus): number => SUBMITTED_STATUSES.indexOf(status);

/** The verified benefit once there is an assessment, the claimed one before; null when not expressible in money. */
export const benefitOf = ({ assessment, benefitClaim }: InitiativeCard): string | null =>
  assessment ? assessment.amountVnd : benefitClaim.amountVnd;

export const isAuthor = ({ authors }: InitiativeCard, memberId: string): boolean =>
  authors.some((author) => author.memberId === memberId);

/** A path as text: everything in the subtree begins with the path of its top. */
export const pathText = (unitPath: readonly string[]): string => `/${unitPath.join('/')}/`;

/** The texts that begin with a path; `0` is the character behind `/`. */
export const withinPath = (unitPath: readonly string[]): { readonly gte: string; readonly lt: string } => ({
  gte: pathText(unitPath),
  lt: `/${unitPath.join('/')}0`,
});

export const initiativeCards: CollectionSpec<InitiativeCard> = {
  name: 'initiative-card',
  fields: {
    campaignId: ({ campaignId }) => campaignId,
    phase: ({ phase }) => phase,
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
  indexes: [['receivedAt'], ['status', 'receivedAt'], ['benefit'], ['unitPath']],
  searchText: ({ code, content }) => `${code ?? ''} ${content.title}`,
};
