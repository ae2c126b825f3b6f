import { dayInVietnam, refuse, requireNotInFuture, type Instant, type LocalDate } from '@app/kernel';
import type { CampaignFacts, PhaseFacts } from './campaign-phases.js';
import type { Submission } from './initiative.events.js';
import { requireRecognitionInOrder } from './initiative.guards.js';

/** A unit in the tree on receipt of the command. */
export interface UnitFacts {
  readonly unitId: string;
  readonly active: boolean;
  readonly unitPath: readonly string[];
  readonly block: string | null;
}

/** The facts a submission is checked against; null for what does not exist. */
export interface SubmissionFacts {
  readonly campaign: CampaignFacts | null;
  readonly unit: UnitFacts | null;
  /** For each named author: the current unit, or null for an unknown or departed member. */
  readonly authorUnits: ReadonlyMap<string, string | null>;
  /** The named authors who belong to the unit, or to a unit below it. */
  readonly ofTheUnit: readonly string[];
}

/** Authors' units are facts, so the input names members and shares only. */
export type SubmissionFields = Omit<Submission, 'authors'> & {
  readonly authors: readonly { readonly memberId: string; readonly shareBp: number; readonly lead: boolean }[];
};
/**
 * The declarations of the submitter. A submission is accepted only with all three, so its event need not repeat them.
 */
export type Declarations = {
  readonly truthful: boolean;
  readonly notIpProtected: boolean;
  readonly notAgainstOrderOrMorals: boolean;
};
/** Fields shared by a submission and a resubmission. */
export type SubmissionInput = {
  readonly submission: SubmissionFields;
  readonly declarations: Declarations;
  /** Reference of the authors' authorisation; null when an author submits. */
  readonly authorisationRef: string | null;
};

export const requireDeclarations = ({ truthful, notIpProtected, notAgainstOrderOrMorals }: Declarations): void => {
  if (!truthful) refuse('invalid', 'NOT_DECLARED_TRUTHFUL', {}, '/declarations/truthful');
  if (!notIpProtected) refuse('invalid', 'IP_PROTECTED', {}, '/declarations/notIpProtected');
  if (!notAgainstOrderOrMorals) {
    refuse('invalid', 'AGAINST_ORDER_OR_MORALS', {}, '/declarations/notAgainstOrderOrMorals');
  }
};

/** INV-01: shares are integers in basis points that add up to 10.000; one lead; nobody twice. */
const requireAuthors = ({ authors }: SubmissionFields): void => {
  if (new Set(authors.map(({ memberId }) => memberId)).size !== authors.length) {
    refuse('invalid', 'DUPLICATE_AUTHOR', {}, '/authors');
  }
  if (authors.filter(({ lead }) => lead).length !== 1) refuse('invalid', 'ONE_LEAD_AUTHOR', {}, '/authors');
  const total = authors.reduce((sum, { shareBp }) => sum + shareBp, 0);
  if (total !== 10_000 || authors.some(({ shareBp }) => shareBp <= 0)) {
    refuse('invalid', 'SHARES_NOT_100', { totalBasisPoints: total }, '/authors');
  }
};

/** A technical secret shows only its title and effect; every other solution must be described in full. */
const requireContent = ({ content, confidentiality }: SubmissionFields): void => {
  const required =
    confidentiality === 'TECH_SECRET'
      ? (['effectSummary'] as const)
      : (['problem', 'essence', 'novelty', 'applicationScope'] as const);
  for (const field of required) {
    if (!content[field]) refuse('invalid', 'CONTENT_MISSING', { field }, `/content/${field}`);
  }
};

export const requireSubmission = (
  input: SubmissionFields,
  facts: SubmissionFacts,
): {
  readonly campaign: CampaignFacts;
  readonly unit: NonNullable<SubmissionFacts['unit']>;
  readonly submission: Submission;
} => {
  const campaign = facts.campaign ?? refuse('not-found', 'CAMPAIGN_NOT_FOUND', {}, '/campaignId');
  const unit = facts.unit ?? refuse('invalid', 'UNKNOWN_UNIT', {}, '/unitId');
  if (!unit.active) refuse('invalid', 'UNIT_INACTIVE', {}, '/unitId');
  if (!unit.unitPath.includes(campaign.ownerUnitId)) refuse('invalid', 'UNIT_OUTSIDE_CAMPAIGN', {}, '/unitId');
  requireAuthors(input);
  requireContent(input);
  const authors = input.authors.map((author, index) => ({
    ...author,
    unitId:
      facts.authorUnits.get(author.memberId) ?? refuse('invalid', 'UNKNOWN_AUTHOR', {}, `/authors/${index}/memberId`),
  }));
  const { from, until } = campaign.applicationWindow;
  if (input.firstAppliedOn < from || input.firstAppliedOn > until) {
    refuse('invalid', 'APPLIED_OUTSIDE_WINDOW', { from, until }, '/firstAppliedOn');
  }
  return { campaign, unit, submission: { ...input, authors } };
};

/** A submitter who is not an author must cite an authorisation. */
export const requireAuthorisation = (
  authors: readonly { readonly memberId: string }[],
  by: string,
  authorisationRef: string | null,
): void => {
  if (authorisationRef === null && !authors.some(({ memberId }) => memberId === by)) {
    refuse('invalid', 'ON_BEHALF_WITHOUT_AUTHORISATION', {}, '/authorisationRef');
  }
};

/**
 * An author submits for a unit of their own, or with the agreement of the others for one of theirs. The submitter names the
 * others without asking them, so a co-author's unit alone is not enough.
 */
export const requireOwnUnit = (
  { ofTheUnit }: SubmissionFacts,
  by: string,
  authorisationRef: string | null,
  { rules }: PhaseFacts,
): void => {
  const belongs = authorisationRef === null ? ofTheUnit.includes(by) : ofTheUnit.length > 0;
  if (!belongs && !rules.submitForAnyUnit) refuse('invalid', 'UNIT_OF_OTHERS', {}, '/unitId');
};

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/**
 * First applied, then recognised and of benefit; nothing that has happened lies in the future.
 *
 * @throws DomainError DATE_IN_FUTURE, RECOGNISED_BEFORE_APPLIED, BENEFIT_BEFORE_APPLIED
 */
export const requireDatesInOrder = (
  { firstAppliedOn, recognition, benefitClaim }: SubmissionFields,
  at: Instant,
): void => {
  requireNotInFuture(firstAppliedOn, at, '/firstAppliedOn');
  if (recognition) requireRecognitionInOrder(recognition, firstAppliedOn, at, '/recognition/decidedOn');
  const { basis, basisYear } = benefitClaim;
  const today = dayInVietnam(at);
  if (basis === 'ACTUAL' && basisYear > yearOf(today)) {
    refuse('invalid', 'DATE_IN_FUTURE', { today }, '/benefitClaim/basisYear');
  }
  if (basisYear < yearOf(firstAppliedOn)) {
    refuse('invalid', 'BENEFIT_BEFORE_APPLIED', { firstAppliedOn }, '/benefitClaim/basisYear');
  }
};
