import type { FigureScope } from '@app/campaigns/contracts';
import { benefitShares, type Instant } from '@app/kernel';
import type { ViewBatch } from '@app/projections';
import {
  countingApproval,
  countingScopes,
  type InitiativeCountingState,
} from '../../fold/initiative-counting-state.js';
import { memberFigures, memberFiguresId, type MemberFigures } from '../member-figures.view.js';
import { later } from './unit-rows.js';

/** By scope, for each unit of the path: distinct authors gained (or lost, if negative). */
export type AuthorChange = ReadonlyMap<FigureScope, readonly number[]>;

export const noMemberFigures = (
  campaignId: string,
  scope: FigureScope,
  memberId: string,
  unitId: string,
): MemberFigures => ({
  id: memberFiguresId(campaignId, scope, memberId),
  campaignId,
  scope,
  memberId,
  unitId,
  registered: false,
  counted: 0,
  verifiedVnd: '0',
  countedAt: null,
  verifiedAt: null,
  places: [],
});

type Places = MemberFigures['places'];

/** 1 if a counted initiative enters the figures, −1 if it leaves them. */
type Sign = 1 | -1;

/** One author's part of a counted initiative. */
interface AuthorPart {
  /** The author's unit. */
  readonly unitId: string;
  /** Path of the unit that owns the initiative. */
  readonly unitPath: readonly string[];
  /** The author's share of the verified benefit, in đồng. */
  readonly benefit: bigint;
  readonly at: Instant;
}

const placesAfter = (places: Places, unitPath: readonly string[], sign: Sign): Places => {
  const isHere = (place: Places[number]): boolean => place.unitPath.at(-1) === unitPath.at(-1);
  const counted = (places.find(isHere)?.counted ?? 0) + sign;
  const elsewhere = places.filter((place) => !isHere(place));
  return counted === 0 ? elsewhere : [...elsewhere, { unitPath, counted }];
};

const rowAfter = (row: MemberFigures, { unitId, unitPath, benefit, at }: AuthorPart, sign: Sign): MemberFigures => {
  const counted = row.counted + sign;
  const verifiedVnd = benefit === 0n ? row.verifiedVnd : (BigInt(row.verifiedVnd) + BigInt(sign) * benefit).toString();
  return {
    id: row.id,
    campaignId: row.campaignId,
    scope: row.scope,
    memberId: row.memberId,
    registered: row.registered,
    // The latest decision determines the unit of the member, whatever the log order. One that ends counting does not.
    unitId: sign < 0 || (row.countedAt !== null && row.countedAt > at) ? row.unitId : unitId,
    counted,
    verifiedVnd,
    countedAt: counted === 0 ? null : later(row.countedAt, at),
    verifiedAt: verifiedVnd === '0' ? null : benefit === 0n ? row.verifiedAt : later(row.verifiedAt, at),
    places: placesAfter(row.places, unitPath, sign),
  };
};

const isAt = (places: Places, unitId: string): boolean => places.some(({ unitPath }) => unitPath.includes(unitId));

/** Adds the member to the units of the path where the change made them an author, or removes them where it ended. */
const countPerson = (persons: number[], unitPath: readonly string[], before: Places, after: Places): void => {
  if (before.length === after.length) return;
  for (const [depth, unitId] of unitPath.entries()) {
    persons[depth]! += Number(isAt(after, unitId)) - Number(isAt(before, unitId));
  }
};

/**
 * Changes the rows of all authors of a counted initiative, and adds the persons each unit gained or lost to `change`.
 */
const shiftAuthors = async (
  views: ViewBatch,
  state: InitiativeCountingState,
  sign: Sign,
  at: Instant,
  change: Map<FigureScope, number[]>,
): Promise<void> => {
  const {
    campaignId,
    authors,
    receipt: { unitPath },
  } = state;
  const benefits = benefitShares(
    BigInt(countingApproval(state)?.benefitVnd ?? 0),
    authors.map(({ shareBp }) => shareBp),
  );
  for (const scope of countingScopes(state)) {
    const persons = change.get(scope) ?? unitPath.map(() => 0);
    change.set(scope, persons);
    for (const [index, { memberId, unitId }] of authors.entries()) {
      const id = memberFiguresId(campaignId, scope, memberId);
      const before =
        views.peek(memberFigures, id) ??
        (await views.get(memberFigures, id)) ??
        noMemberFigures(campaignId, scope, memberId, unitId);
      const after = rowAfter(before, { unitId, unitPath, benefit: benefits[index]!, at }, sign);
      countPerson(persons, unitPath, before.places, after.places);
      views.put(memberFigures, after);
    }
  }
};

const approvalOf = (state: InitiativeCountingState | null) => state && countingApproval(state);

/** True if both count by the same approval, or neither counts: then nothing changes for the authors. */
export const hasSameApproval = (before: InitiativeCountingState | null, after: InitiativeCountingState): boolean =>
  approvalOf(before) === approvalOf(after);

/** Changes the rows of the authors and returns how many distinct authors each unit gained or lost. */
export const changeAuthors = async (
  views: ViewBatch,
  before: InitiativeCountingState | null,
  after: InitiativeCountingState,
  at: Instant,
): Promise<AuthorChange> => {
  const change = new Map<FigureScope, number[]>();
  if (before && countingApproval(before)) await shiftAuthors(views, before, -1, at, change);
  if (countingApproval(after)) await shiftAuthors(views, after, 1, at, change);
  return change;
};
