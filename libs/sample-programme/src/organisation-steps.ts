import { plusMs, type Instant, type JsonValue } from '@app/kernel';
import { OPERATOR, type SampleIds } from './sample-ids.js';
import { sampleName } from './people.js';
import { step, type ProgrammeStep } from './programme-step.js';
import { KEY_DATES, at } from './scenario.js';
import type { SeededRandom } from './seeded-random.js';
import type { UnionTree } from './union-tree.js';

/** The tree, its staff with their roles, and the members who will register. */
export const organisationSteps = (tree: UnionTree, ids: SampleIds, random: SeededRandom): ProgrammeStep[] => {
  const steps: ProgrammeStep[] = [];
  let people = 0;
  const personalData = () => {
    people++;
    return {
      fullName: sampleName(people, random),
      memberNumber: `MAU-${String(people).padStart(6, '0')}`,
      email: null,
      phone: null,
      jobTitle: null,
    };
  };
  const category = (): JsonValue => ({
    qualification: random.chance(0.6) ? 'UNIVERSITY_OR_ABOVE' : 'BELOW_UNIVERSITY',
    leader: random.chance(0.1),
    sector: 'ENTERPRISE',
  });
  // Units one after another, so that a parent exists before its children; people a little later, concurrently.
  let clock: Instant = at(KEY_DATES.founding, 8);
  const next = (): Instant => (clock = plusMs(clock, 1000));
  /** Set if all later steps depend on all earlier ones. */
  let barrier = false;
  const passed = (): { readonly barrier: boolean } => {
    const due = { barrier };
    barrier = false;
    return due;
  };
  const establish = (
    key: string,
    code: string,
    name: string,
    level: string,
    parentKey: string,
    block: string | null,
  ): void => {
    steps.push(
      step(
        next(),
        ids.administrator,
        `unit-${key}`,
        () => ({
          type: 'EstablishUnit',
          input: { code, name, level, parentId: ids.unitId(parentKey), block },
        }),
        passed(),
      ),
    );
  };
  const founder = personalData();
  steps.push(
    step(
      next(),
      OPERATOR,
      'founding',
      () => ({
        type: 'FoundOrganisation',
        input: {
          unit: { code: tree.root.code, name: tree.root.name, level: 'SECTOR' },
          decisionNo: '01/QĐ-MAU',
          administrator: {
            ...founder,
            category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: true, sector: 'UNION_OFFICER' },
          },
        },
      }),
      { barrier: true },
    ),
  );
  for (const union of tree.affiliated)
    establish(union.key, union.code, union.name, 'AFFILIATED', tree.root.key, union.block);
  clock = at(KEY_DATES.founding, 12);
  barrier = true;
  for (const union of tree.affiliated) {
    for (const unit of union.grassroots)
      establish(unit.key, unit.code, unit.name, 'GRASSROOTS', union.key, union.block);
  }
  clock = at(KEY_DATES.enrolment, 8);
  barrier = true;
  const enrol = (key: string, unitKey: string, person = personalData()): void => {
    const of = category();
    steps.push(
      step(
        next(),
        ids.administrator,
        `member-${key}`,
        () => ({ type: 'EnrolMember', input: { unitId: ids.unitId(unitKey), category: of, ...person } }),
        { group: `member-${key}`, ...passed() },
      ),
    );
  };
  const appoint = (key: string, unitKey: string, role: string, person = personalData()): void => {
    enrol(key, unitKey, person);
    steps.push(
      step(
        next(),
        ids.administrator,
        `role-${key}`,
        () => ({
          type: 'GrantRole',
          input: { memberId: ids.memberId(key), role, unitId: ids.unitId(unitKey), decisionNo: '02/QĐ-MAU' },
        }),
        { group: `member-${key}` },
      ),
    );
  };
  appoint('campaign-officer', tree.root.key, 'CAMPAIGN_OFFICER');
  const auditor = personalData();
  appoint('auditor', tree.root.key, 'AUDITOR', auditor);
  steps.push(
    step(
      next(),
      ids.administrator,
      'correction-auditor',
      () => ({
        type: 'CorrectMemberRecord',
        input: {
          memberId: ids.memberId('auditor'),
          person: { fullName: `${auditor.fullName} Mai` },
          category: null,
          reason: 'Ghi thiếu chữ cuối của tên.',
        },
      }),
      { group: 'member-auditor' },
    ),
  );
  tree.affiliated.forEach((union, index) => {
    appoint(`${union.code}-officer`, union.key, 'UNION_OFFICER');
    appoint(`${union.code}-reviewer`, union.key, 'REVIEWER');
    appoint(`${union.code}-verifier`, union.key, 'BENEFIT_VERIFIER');
    for (const member of ids.unions[index]!.members) enrol(member.key, union.grassroots[member.grassroots]!.key);
  });
  return steps;
};
