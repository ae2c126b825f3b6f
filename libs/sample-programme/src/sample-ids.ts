import { commandIdOf, derivedId } from '@app/command-handling';
import type { Instant } from '@app/kernel';
import { KEY_DATES, at } from './scenario.js';
import type { SeededRandom } from './seeded-random.js';
import type { UnionTree } from './union-tree.js';

/** The principal of the founding command; it has no other power. */
export const OPERATOR = 'operator';

export interface SampleMember {
  readonly key: string;
  readonly memberId: string;
  /** Index of the grassroots union. */
  readonly grassroots: number;
  readonly registeredAt: Instant;
}

export interface UnionIds {
  readonly officer: string;
  readonly reviewer: string;
  readonly verifier: string;
  /** In order of registration; the first is registered from the start. */
  readonly members: readonly SampleMember[];
}

/** The ids of all members, units and the campaign. They are known in advance: a principal and a key determine a command's id. */
export interface SampleIds {
  readonly rootUnitId: string;
  readonly administrator: string;
  readonly campaignOfficer: string;
  readonly auditor: string;
  readonly campaignId: string;
  readonly unions: readonly UnionIds[];
  readonly unitId: (unitKey: string) => string;
  readonly memberId: (memberKey: string) => string;
}

export const sampleIdsOf = (tree: UnionTree, random: SeededRandom): SampleIds => {
  const founding = commandIdOf(OPERATOR, 'founding');
  const administrator = derivedId(founding, 'member');
  const rootUnitId = derivedId(founding, 'unit');
  const unitId = (key: string): string =>
    key === tree.root.key ? rootUnitId : derivedId(commandIdOf(administrator, `unit-${key}`), 'unit');
  const memberId = (key: string): string => derivedId(commandIdOf(administrator, `member-${key}`), 'member');
  const campaignOfficer = memberId('campaign-officer');
  const openingHour = 7;
  const lastDay = Date.parse(KEY_DATES.phase1Last) - Date.parse(KEY_DATES.registrationFrom);
  return {
    rootUnitId,
    administrator,
    campaignOfficer,
    auditor: memberId('auditor'),
    campaignId: derivedId(commandIdOf(campaignOfficer, 'campaign'), 'campaign'),
    unitId,
    memberId,
    unions: tree.affiliated.map(({ code, members, grassroots }) => ({
      officer: memberId(`${code}-officer`),
      reviewer: memberId(`${code}-reviewer`),
      verifier: memberId(`${code}-verifier`),
      members: Array.from({ length: members }, (_, i) => ({
        key: `${code}-${i + 1}`,
        memberId: memberId(`${code}-${i + 1}`),
        grassroots: i % grassroots.length,
        registeredAt:
          i < grassroots.length
            ? at(KEY_DATES.registrationFrom, openingHour)
            : at(
                new Date(Date.parse(KEY_DATES.registrationFrom) + random.fraction() ** 2 * lastDay)
                  .toISOString()
                  .slice(0, 10),
                openingHour + random.fraction() * 12,
              ),
      })).sort((a, b) => (a.registeredAt < b.registeredAt ? -1 : a.registeredAt > b.registeredAt ? 1 : 0)),
    })),
  };
};
