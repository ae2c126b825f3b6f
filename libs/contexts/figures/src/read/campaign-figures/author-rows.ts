import type { FigureScope } from '@app/campaigns/contracts';
import { benefitShares, type Instant } from '@app/kernel';
import type { ViewBatch } from '@app/projections';
import { countingApproval, countingScopes, type InitiativeStanding } from '../../fold/initiative-standing.js';
import { memberFigures, memberFiguresId, type MemberFigures } from '../member-figures.view.js';
import { later } from './unit-rows.js';

/** By scope, for each unit of the path: how many distinct authors it gained, or lost when negative. */
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

/** The places after a counted initiative with this path came (`sign` 1) or went (−1). */
const placesAfter = (places: Places, unitPath: readonly string[], sign: 1 | -1): Places => {
  const isHere = (place: Places[number]): boolean => place.unitPath.at(-1) === unitPath.at(-1);
  const counted = (places.find(isHere)?.counted ?? 0) + sign;
  const elsewhere = places.filter((place) => !isHere(place));
  return counted === 0 ? elsewhere : [...elsewhere, { unitPath, counted }];
};

const isAt = (places: Places, unitId: string): boolean => places.some(({ unitPath }) => unitPath.includes(unitId));

/** Enters a counted initiative with its authors (`sign` 1) or takes it out again (−1). */
const shiftAuthors = async (
  views: ViewBatch,
  standing: InitiativeStanding,
  sign: 1 | -1,
  at: Instant,
  change: Map<FigureScope, number[]>,
): Promise<void> => {
  const {
    campaignId,
    authors,
    receipt: { unitPath },
  } = standing;
  const parts = benefitShares(
    BigInt(countingApproval(standing)?.benefitVnd ?? 0),
    authors.map(({ shareBp }) => shareBp),
  );
  for (const scope of countingScopes(standing)) {
    const persons = change.get(scope) ?? unitPath.map(() => 0);
    change.set(scope, persons);
    for (const [index, { memberId, unitId }] of authors.entries()) {
      const part = parts[index]!;
      const id = memberFiguresId(campaignId, scope, memberId);
      const row =
        views.peek(memberFigures, id) ??
        (await views.get(memberFigures, id)) ??
        noMemberFigures(campaignId, scope, memberId, unitId);
      const places = placesAfter(row.places, unitPath, sign);
      if (places.length !== row.places.length) {
        const [fewer, more] = sign === 1 ? [row.places, places] : [places, row.places];
        for (const [depth, unit] of unitPath.entries()) {
          if (isAt(more, unit) && !isAt(fewer, unit)) persons[depth]! += sign;
        }
      }
      const counted = row.counted + sign;
      const verified = part === 0n ? row.verifiedVnd : (BigInt(row.verifiedVnd) + BigInt(sign) * part).toString();
      views.put(memberFigures, {
        id: row.id,
        campaignId,
        scope,
        memberId,
        registered: row.registered,
        unitId: row.countedAt !== null && row.countedAt > at ? row.unitId : unitId,
        counted,
        verifiedVnd: verified,
        countedAt: counted === 0 ? null : later(row.countedAt, at),
        verifiedAt: verified === '0' ? null : part === 0n ? row.verifiedAt : later(row.verifiedAt, at),
        places,
      });
    }
  }
};

const approvalOf = (standing: InitiativeStanding | null) => standing && countingApproval(standing);

/** Whether one standing counts for its authors as the other does. */
export const isCountedAlike = (before: InitiativeStanding | null, after: InitiativeStanding): boolean =>
  approvalOf(before) === approvalOf(after);

/** Keeps the authors' rows in step with a standing and tells how many distinct authors each unit gained or lost. */
export const changeAuthors = async (
  views: ViewBatch,
  before: InitiativeStanding | null,
  after: InitiativeStanding,
  at: Instant,
): Promise<AuthorChange> => {
  const change = new Map<FigureScope, number[]>();
  if (before && countingApproval(before)) await shiftAuthors(views, before, -1, at, change);
  if (countingApproval(after)) await shiftAuthors(views, after, 1, at, change);
  return change;
};
