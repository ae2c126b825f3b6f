import type { CampaignEvent, FigureScope, TargetEvent } from '@app/campaigns/contracts';
import type { RecordedEvent } from '@app/event-store';
import type { DomainEvent, Instant } from '@app/kernel';
import type { CollectionSpec, ViewDocument } from '@app/read-models';
import { projectionSpec, type ExpectedDocument, type PlainEvent } from '@app/testing';
import { NO_TALLY, type Tally } from '../../fold/tally.js';
import {
  an,
  beginning,
  binh,
  campaignEvents,
  campaignId,
  closesAt,
  cutoff,
  east,
  eastPlant,
  eastPort,
  id,
  inAugust,
  inJuly,
  inMarch,
  inMay,
  launched,
  lifeCycleOf,
  opensAt,
  owner,
  pathOf,
  peakStartsAt,
  recorded,
  registration,
  secondClosesAt,
  phaseSealed,
  secondCutoff,
  targetFor,
  unitEvents,
} from '../../specs/a-history.js';
import { ProjectedViews } from '../../specs/projected-views.js';
import { dailyFigures, dailyFiguresId } from '../daily-figures.view.js';
import { initiativeCountingStates } from '../initiative-counting-states.view.js';
import { memberFigures, memberFiguresId, type MemberFigures } from '../member-figures.view.js';
import { campaignFrames, sealedPhaseId, sealedPhases, type CampaignFrameView } from '../campaign-frame.view.js';
import { reviewFigures } from '../review-figures.view.js';
import { figureUnits, type FigureUnit } from '../figure-unit.view.js';
import { unitFigures, unitFiguresId, type UnitFigures } from '../unit-figures.view.js';
import { campaignFiguresProjection } from './campaign-figures.projection.js';

const initiativeId = id(1000);
const lifeCycle = lifeCycleOf(initiativeId);
const early: Instant = '2022-01-03T02:00:00.000Z';

/** An event and its stream. */
const plain = (event: DomainEvent, at: Instant = inMarch): PlainEvent => {
  const data = event.data as { initiativeId?: string; memberId?: string; scope?: string; unitId?: string };
  const stream = data.initiativeId
    ? `initiative-${data.initiativeId}`
    : data.memberId
      ? `participation-${campaignId}_${data.memberId}`
      : data.scope
        ? `target-${campaignId}_${data.unitId}`
        : data.unitId
          ? `unit-${data.unitId}`
          : `campaign-${campaignId}`;
  return { stream, ...event, metadata: { effectiveAt: at } };
};

const tree = unitEvents.map((event) => plain(event, early));
const campaign = campaignEvents.map((event) => plain(event, early));

const given = (...events: readonly PlainEvent[]) =>
  projectionSpec(campaignFiguresProjection).given([...tree, ...campaign, ...events]);

const doc = <Doc extends ViewDocument>(collection: CollectionSpec<Doc>, whole: Doc): ExpectedDocument<Doc> => ({
  collection,
  id: whole.id,
  doc: whole,
});
const noDoc = <Doc extends ViewDocument>(collection: CollectionSpec<Doc>, missing: string): ExpectedDocument<Doc> => ({
  collection,
  id: missing,
  doc: null,
});

const UNITS: { readonly [unitId: string]: Omit<UnitFigures['unit'], 'unitId' | 'active'> } = {
  [owner]: { code: 'SECTOR', level: 'SECTOR', block: null },
  [east]: { code: 'EAST', level: 'AFFILIATED', block: 'BLOCK-1' },
  [eastPlant]: { code: 'EAST-PLANT', level: 'GRASSROOTS', block: null },
  [eastPort]: { code: 'EAST-PORT', level: 'GRASSROOTS', block: null },
};

interface RowShown extends Partial<Omit<UnitFigures, 'total' | 'own' | 'reached'>> {
  readonly total?: Partial<Tally>;
  readonly own?: Partial<Tally> | null;
  readonly reached?: Partial<UnitFigures['reached']>;
}

const row = (
  unitId: string,
  scope: FigureScope,
  { total, own = null, reached, ...rest }: RowShown,
): ExpectedDocument<UnitFigures> =>
  doc(unitFigures, {
    id: unitFiguresId(campaignId, scope, unitId),
    campaignId,
    scope,
    unit: { unitId, ...UNITS[unitId]!, active: true },
    total: { ...NO_TALLY, ...total },
    own: own && { ...NO_TALLY, ...own },
    registered: 0,
    authors: 0,
    targets: {},
    sealed: null,
    ...rest,
    reached: { countedAt: null, verifiedAt: null, targetAt: null, completion: null, completionAt: null, ...reached },
  });

/** The same figures for the owning unit and, as units above it, for EAST and the owner. */
const rows = (
  scope: FigureScope,
  shown: RowShown,
): [ExpectedDocument<UnitFigures>, ...ExpectedDocument<UnitFigures>[]] => [
  row(eastPlant, scope, shown),
  row(east, scope, { ...shown, own: {} }),
  row(owner, scope, { ...shown, own: {} }),
];

const countingState = (
  changed: Partial<NonNullable<typeof initiativeCountingStates extends CollectionSpec<infer Doc> ? Doc : never>>,
) =>
  doc(initiativeCountingStates, {
    id: initiativeId,
    campaignId,
    receipt: { phase: 1, receivedAt: inMarch, day: '2022-03-01', inPeakDrive: false, unitPath: pathOf[eastPlant]! },
    status: 'SUBMITTED',
    statusBeforeDuplicate: null,
    decidedInPhase: null,
    authors: [{ memberId: an, unitId: eastPlant, shareBp: 10_000 }],
    claimedVnd: '100',
    approval: null,
    ...changed,
  });

const day = (on: string, figures: { [Scope in FigureScope]?: { submissions: number; counted: number } }) =>
  doc(dailyFigures, { id: dailyFiguresId(campaignId, on), campaignId, day: on, scopes: figures });

const member = (memberId: string, scope: FigureScope, shown: Partial<MemberFigures>) =>
  doc(memberFigures, {
    id: memberFiguresId(campaignId, scope, memberId),
    campaignId,
    scope,
    memberId,
    unitId: eastPlant,
    registered: false,
    counted: 0,
    verifiedVnd: '0',
    countedAt: null,
    verifiedAt: null,
    places: [],
    ...shown,
  });

const SCOPES = ['CAMPAIGN', 'PHASE_1', 'PHASE_2', 'PEAK_DRIVE'] as const;
const childrenOf = (unitId: string): readonly string[] =>
  unitEvents.flatMap(({ data }) => ('parentId' in data && data.parentId === unitId ? [data.unitId] : []));

const entry = (unitId: string, name: string, changed: Partial<FigureUnit> = {}) =>
  doc(figureUnits, {
    id: unitId,
    name,
    ...UNITS[unitId]!,
    parentId: pathOf[unitId]!.at(-2) ?? null,
    active: true,
    children: childrenOf(unitId),
    campaigns: unitId === owner ? [campaignId] : [],
    rows: SCOPES.map((scope) => unitFiguresId(campaignId, scope, unitId)),
    ...changed,
  });

const frame = (changed: Partial<CampaignFrameView>) =>
  doc(campaignFrames, {
    id: campaignId,
    code: 'SAMPLE',
    name: 'Chương trình mẫu',
    ownerUnitId: owner,
    phases: [],
    peakDrive: null,
    ...changed,
  });
const phaseOne = {
  phase: 1,
  name: 'Giai đoạn 1',
  opensAt,
  closesAt,
  evaluationCutoff: cutoff,
  submissionsClosed: false,
  sealed: null,
};
const phaseTwo = {
  phase: 2,
  name: 'Giai đoạn 2',
  opensAt: closesAt,
  closesAt: secondClosesAt,
  evaluationCutoff: secondCutoff,
  submissionsClosed: false,
  sealed: null,
};
const peakDrive = { name: 'Chiến dịch cao điểm', startsAt: peakStartsAt, endsAt: closesAt };

describe('events of the campaign', () => {
  const only = (...events: readonly CampaignEvent[]) =>
    projectionSpec(campaignFiguresProjection).given(events.map((event) => plain(event)));

  test('CampaignLaunched makes the frame', () => only(launched).then(frame({})));

  test('PhaseScheduled inserts a phase by number, or reschedules an existing one', async () => {
    const [, first, second] = campaignEvents as [CampaignEvent, CampaignEvent, CampaignEvent];
    await only(launched, second, first).then(frame({ phases: [phaseOne, phaseTwo] }));
    const moved = { ...first, data: { ...first.data, name: 'Đợt đầu' } } as CampaignEvent;
    await only(launched, first, second, moved).then(frame({ phases: [{ ...phaseOne, name: 'Đợt đầu' }, phaseTwo] }));
  });

  test('PeakDriveDeclared sets the peak drive', () => given().then(frame({ phases: [phaseOne, phaseTwo], peakDrive })));

  test('SubmissionsClosed makes the cut-offs final', () =>
    given(
      plain({
        type: 'SubmissionsClosed',
        data: { campaignId, phase: 1, closesAt: inMay, evaluationCutoff: inJuly, decisionNo: '5/QĐ' },
      }),
    ).then(
      frame({
        phases: [{ ...phaseOne, closesAt: inMay, evaluationCutoff: inJuly, submissionsClosed: true }, phaseTwo],
        peakDrive,
      }),
    ));

  test('PhaseClosed stores the sealed figures of the phase and of its units', () => {
    const figures = [{ metric: 'M04', version: 1, value: '7' }];
    const ofEast = [{ metric: 'M04', version: 1, value: '4' }];
    const sealing = {
      closesAt,
      evaluationCutoff: cutoff,
      ruleSetVersion: 1,
      ruleSetHash: 'ab',
      figures,
      carriedOverTo: null,
      decisionNo: '9/QĐ',
    };
    const closed: CampaignEvent = {
      type: 'PhaseClosed',
      data: { campaignId, phase: 1, ...sealing, unitFigures: [{ unitId: east, figures: ofEast }] },
    };
    return given(plain(closed, inAugust)).then(
      doc(sealedPhases, { id: sealedPhaseId(campaignId, 1), sealedAt: inAugust, ...sealing }),
      row(east, 'PHASE_1', { sealed: ofEast }),
      frame({ peakDrive, phases: [{ ...phaseOne, sealed: { carriedOverTo: null } }, phaseTwo] }),
    );
  });
});

describe('events of units', () => {
  test('UnitEstablished adds the unit, with a row in each scope of the campaigns above it', async () => {
    await given().then(entry(east, 'Công đoàn EAST'), row(east, 'PEAK_DRIVE', {}), row(owner, 'PHASE_2', {}));
    const data = { unitId: id(113), code: 'EAST-NEW', name: 'Mới', level: 'GRASSROOTS', parentId: east, block: null };
    const scopes = SCOPES.map((scope) => row(id(113), scope, {}));
    await given(plain({ type: 'UnitEstablished', data })).then(
      entry(east, 'Công đoàn EAST', { children: [eastPlant, eastPort, id(113)] }),
      ...scopes.map(({ doc: whole, ...rest }) => ({
        ...rest,
        doc: whole && { ...whole, unit: { ...whole.unit, code: 'EAST-NEW', level: 'GRASSROOTS', block: null } },
      })),
    );
  });

  test('UnitRenamed changes the name', () =>
    given(
      plain({
        type: 'UnitRenamed',
        data: { unitId: east, previousName: 'Công đoàn EAST', name: 'Công đoàn Đông', decisionNo: '6/QĐ' },
      }),
    ).then(entry(east, 'Công đoàn Đông')));

  test('UnitDissolved makes the unit inactive', () =>
    given(plain({ type: 'UnitDissolved', data: { unitId: east, decisionNo: '6/QĐ' } })).then(
      entry(east, 'Công đoàn EAST', { active: false }),
      row(east, 'PHASE_1', { unit: { unitId: east, ...UNITS[east]!, active: false } }),
    ));

  test('UnitAssignedToBlock moves the unit and all its rows', () => {
    const unit = { unitId: east, ...UNITS[east]!, active: true, block: 'BLOCK-9' };
    const targets = { M04: 5 };
    const reached = { completion: 0, targetAt: inMarch };
    return given(
      plain(targetFor(east, 'PHASE_1', 5)),
      plain(targetFor(east, 'CAMPAIGN', 5)),
      plain({ type: 'UnitAssignedToBlock', data: { unitId: east, block: 'BLOCK-9' } }),
    ).then(
      entry(east, 'Công đoàn EAST', {
        block: 'BLOCK-9',
      }),
      row(east, 'PHASE_1', { unit, targets, reached }),
      row(east, 'CAMPAIGN', { unit, targets, reached }),
    );
  });
});

describe('events of targets', () => {
  test('TargetAssigned sets the target of the row', () =>
    given(plain(targetFor(east, 'PHASE_1', 4)), plain(targetFor(east, 'PHASE_1', 9, 'M01'))).then(
      row(east, 'PHASE_1', { targets: { M04: 4, M01: 9 }, reached: { completion: 0, targetAt: inMarch } }),
      row(east, 'CAMPAIGN', {}),
    ));

  test('TargetRevised recomputes the completion; 0 withdraws the target', async () => {
    const counted = [plain(lifeCycle.submitted()), plain(lifeCycle.approved(), inMay)];
    const revised = (value: number): PlainEvent => {
      const { data } = targetFor(eastPlant, 'PHASE_1', value);
      const event: TargetEvent = { type: 'TargetRevised', data: { ...data, previousValue: 4, reason: 'Điều chỉnh' } };
      return plain(event, inJuly);
    };
    const shown: RowShown = {
      total: { submissions: 1, counted: 1, countedByClosing: 1, claimedVnd: '100', verifiedVnd: '90' },
      authors: 1,
    };
    const reached = { countedAt: inMay, verifiedAt: inMay, targetAt: inJuly };
    await given(plain(targetFor(eastPlant, 'PHASE_1', 4)), ...counted, revised(8)).then(
      row(eastPlant, 'PHASE_1', {
        ...shown,
        targets: { M04: 8 },
        reached: { ...reached, completion: 125, completionAt: inJuly },
      }),
    );
    await given(plain(targetFor(eastPlant, 'PHASE_1', 4)), ...counted, revised(0)).then(
      row(eastPlant, 'PHASE_1', { ...shown, targets: { M04: 0 }, reached }),
    );
  });
});

describe('when a completion was reached', () => {
  const approved = (n: number, at: Instant): readonly RecordedEvent[] => {
    const each = lifeCycleOf(id(1100 + n));
    return [recorded(each.submitted()), recorded(each.approved({ at }), at)];
  };
  const reachedBy = async (target: number, ...instants: readonly Instant[]): Promise<UnitFigures['reached']> => {
    const views = await ProjectedViews.of(campaignFiguresProjection, [
      ...beginning(),
      recorded(targetFor(eastPlant, 'PHASE_1', target), early),
      ...instants.flatMap((at, n) => approved(n, at)),
    ]);
    return (await views.get(unitFigures, unitFiguresId(campaignId, 'PHASE_1', eastPlant)))!.reached;
  };

  test('is the approval that reached the shown tenth, not a later one that left it', async () => {
    const reached = await reachedBy(3_000, inMarch, inMay, inJuly);
    expect(reached).toMatchObject({ completion: 1, completionAt: inMay, countedAt: inJuly });
  });

  test('includes an approval before it in the log, even if that one left the shown tenth', async () => {
    expect(await reachedBy(3_000, inMay, inMarch)).toMatchObject({ completion: 1, completionAt: inMay });
  });

  test('is null while 0,0 is shown', async () => {
    expect(await reachedBy(3_000, inMay)).toMatchObject({ completion: 0, completionAt: null, countedAt: inMay });
  });
});

describe('ParticipantRegistered', () => {
  test('counts the person at each unit of the path', () =>
    given(plain(registration(an, eastPlant)), plain(registration(binh, east))).then(
      member(an, 'CAMPAIGN', { registered: true }),
      row(eastPlant, 'CAMPAIGN', { registered: 1 }),
      row(east, 'CAMPAIGN', { registered: 2 }),
      row(owner, 'CAMPAIGN', { registered: 2 }),
    ));

  test('counts a person once, even if the log repeats the registration', () =>
    given(plain(registration(an, eastPlant)), plain(registration(an, eastPort))).then(
      row(owner, 'CAMPAIGN', { registered: 1 }),
    ));
});

describe('events of an initiative', () => {
  const received = { submissions: 1, waiting: 1 };

  test('InitiativeSubmitted counts a submission at each unit of the path, in the campaign and its phase', () =>
    given(plain(lifeCycle.submitted())).then(
      countingState({}),
      ...rows('CAMPAIGN', { total: received }),
      ...rows('PHASE_1', { total: received }),
      row(owner, 'PEAK_DRIVE', {}),
      noDoc(memberFigures, memberFiguresId(campaignId, 'CAMPAIGN', an)),
      day('2022-03-01', {
        CAMPAIGN: { submissions: 1, counted: 0 },
        PHASE_1: { submissions: 1, counted: 0 },
      }),
    ));

  test('InitiativeSubmitted in the peak drive counts there as well', () =>
    given(plain(lifeCycle.submitted({ at: inMay }), inMay)).then(
      ...rows('PEAK_DRIVE', { total: received }),
      day('2022-05-10', {
        CAMPAIGN: { submissions: 1, counted: 0 },
        PEAK_DRIVE: { submissions: 1, counted: 0 },
        PHASE_1: { submissions: 1, counted: 0 },
      }),
    ));

  test('InitiativeSubmitted at the owner itself counts as its own', () =>
    given(plain(lifeCycle.submitted({ unitId: owner }))).then(row(owner, 'CAMPAIGN', { total: received })));

  test('InitiativeSubmitted at a unit with units below separates its own figures from theirs', () =>
    given(plain(lifeCycle.submitted({ unitId: east })), plain(lifeCycleOf(id(1001)).submitted())).then(
      row(east, 'CAMPAIGN', { total: { submissions: 2, waiting: 2 }, own: received }),
      row(owner, 'CAMPAIGN', { total: { submissions: 2, waiting: 2 }, own: {} }),
    ));

  test('ReviewStarted changes no unit, only how many are under review', () =>
    given(plain(lifeCycle.submitted()), plain(lifeCycle.reviewed())).then(
      countingState({ status: 'UNDER_REVIEW' }),
      ...rows('PHASE_1', { total: received }),
      doc(reviewFigures, { id: campaignId, underReview: { CAMPAIGN: 1, PHASE_1: 1 } }),
    ));

  test('InitiativeReturned counts as returned', () =>
    given(plain(lifeCycle.submitted()), plain(lifeCycle.reviewed()), plain(lifeCycle.returned())).then(
      countingState({ status: 'RETURNED' }),
      ...rows('PHASE_1', { total: { submissions: 1, returned: 1 } }),
      doc(reviewFigures, { id: campaignId, underReview: { CAMPAIGN: 0, PHASE_1: 0 } }),
    ));

  test('InitiativeResubmitted waits again, with the authors and the claim of the new version', () =>
    given(
      plain(lifeCycle.submitted()),
      plain(lifeCycle.returned()),
      plain(lifeCycle.resubmitted({ authors: [an, binh], claimedVnd: null }), inMay),
    ).then(
      countingState({
        claimedVnd: null,
        authors: [
          { memberId: an, unitId: eastPlant, shareBp: 5_000 },
          { memberId: binh, unitId: eastPlant, shareBp: 5_000 },
        ],
      }),
      ...rows('PHASE_1', { total: received }),
    ));

  test('InitiativeApproved counts it, its benefit and its authors', () => {
    const total = { submissions: 1, counted: 1, countedByClosing: 1, claimedVnd: '100', verifiedVnd: '91' };
    const reached = { countedAt: inMay, verifiedAt: inMay };
    const place = { unitPath: pathOf[eastPlant]!, counted: 1 };
    const author = { counted: 1, countedAt: inMay, verifiedAt: inMay, places: [place] };
    return given(
      plain(lifeCycle.submitted({ authors: [an, binh] })),
      plain(lifeCycle.approved({ benefitVnd: '91' }), inMay),
    ).then(
      ...rows('CAMPAIGN', { total, authors: 2, reached }),
      ...rows('PHASE_1', { total, authors: 2, reached }),
      member(an, 'PHASE_1', { ...author, verifiedVnd: '46' }),
      member(binh, 'CAMPAIGN', { ...author, verifiedVnd: '45' }),
      day('2022-03-01', {
        CAMPAIGN: { submissions: 1, counted: 1 },
        PHASE_1: { submissions: 1, counted: 1 },
      }),
    );
  });

  test('InitiativeApproved a second time for the same person adds an author only at units where the person is new', () => {
    const other = lifeCycleOf(id(1001));
    const total = { submissions: 1, counted: 1, countedByClosing: 1, claimedVnd: '100', verifiedVnd: '90' };
    const both = { submissions: 2, counted: 2, countedByClosing: 2, claimedVnd: '200', verifiedVnd: '180' };
    const first = { countedAt: inMarch, verifiedAt: inMarch };
    const last = { countedAt: inMay, verifiedAt: inMay };
    return given(
      plain(lifeCycle.submitted()),
      plain(lifeCycle.approved({ at: inMarch }), inMarch),
      plain(other.submitted({ unitId: eastPort })),
      plain(other.approved(), inMay),
    ).then(
      row(eastPlant, 'PHASE_1', { total, authors: 1, reached: first }),
      row(eastPort, 'PHASE_1', { total, authors: 1, reached: last }),
      row(east, 'PHASE_1', { total: both, own: {}, authors: 1, reached: last }),
      member(an, 'PHASE_1', {
        unitId: eastPort,
        counted: 2,
        verifiedVnd: '180',
        ...last,
        places: [
          { unitPath: pathOf[eastPlant]!, counted: 1 },
          { unitPath: pathOf[eastPort]!, counted: 1 },
        ],
      }),
    );
  });

  test('InitiativeApproved in a later phase counts there, and as carried over in the phase of receipt', () => {
    const counted = { counted: 1, countedByClosing: 1, notQuantifiable: 1, claimedVnd: '100' };
    const reached = { countedAt: inAugust };
    return given(
      plain(lifeCycle.submitted()),
      plain(lifeCycle.approved({ at: inAugust, inPhase: 2, benefitVnd: null }), inAugust),
    ).then(
      ...rows('PHASE_1', { total: { submissions: 1, carriedOver: 1 } }),
      ...rows('PHASE_2', { total: counted, authors: 1, reached }),
      ...rows('CAMPAIGN', { total: { submissions: 1, ...counted }, authors: 1, reached }),
      noDoc(memberFigures, memberFiguresId(campaignId, 'PHASE_1', an)),
    );
  });

  test('InitiativeApproved after the sealing of its phase counts in the phase carried over to', () =>
    given(
      plain(lifeCycle.submitted()),
      plain(phaseSealed(1, 2), inAugust),
      plain(lifeCycle.approved({ at: inMay }), inMay),
    ).then(
      countingState({
        status: 'APPROVED',
        decidedInPhase: 2,
        approval: { countedInPhase: 2, approvedAt: inMay, byClosing: true, benefitVnd: '90' },
      }),
      row(owner, 'PHASE_1', { total: { submissions: 1, carriedOver: 1 }, own: {} }),
      noDoc(memberFigures, memberFiguresId(campaignId, 'PHASE_1', an)),
    ));

  test('PhaseClosed moves undecided initiatives to the phase they are carried over to, where they are decided', async () => {
    const before = [
      plain(lifeCycle.submitted()),
      plain(lifeCycle.reviewed()),
      plain(lifeCycleOf(id(1001)).submitted({ unitId: east })),
      plain(lifeCycleOf(id(1001)).returned()),
      plain(phaseSealed(1, 2), inAugust),
    ];
    await given(...before).then(
      row(eastPlant, 'PHASE_1', { total: { submissions: 1, carriedOver: 1 } }),
      row(east, 'PHASE_1', { total: { submissions: 2, carriedOver: 2 }, own: { submissions: 1, carriedOver: 1 } }),
      row(eastPlant, 'PHASE_2', { total: { waiting: 1 } }),
      row(east, 'PHASE_2', { total: { waiting: 1, returned: 1 }, own: { returned: 1 } }),
      row(owner, 'PHASE_2', { total: { waiting: 1, returned: 1 }, own: {} }),
      row(owner, 'CAMPAIGN', { total: { submissions: 2, waiting: 1, returned: 1 }, own: {} }),
      doc(reviewFigures, { id: campaignId, underReview: { CAMPAIGN: 1, PHASE_1: 0, PHASE_2: 1 } }),
    );
    await given(...before, plain(lifeCycle.rejected(), inAugust)).then(
      row(eastPlant, 'PHASE_1', { total: { submissions: 1, carriedOver: 1 } }),
      row(eastPlant, 'PHASE_2', { total: { rejected: 1 } }),
      doc(reviewFigures, { id: campaignId, underReview: { CAMPAIGN: 0, PHASE_1: 0, PHASE_2: 0 } }),
    );
  });

  test('InitiativeApproved after the sealing of its phase changes nothing without a phase carried over to', () =>
    given(
      plain(lifeCycle.submitted()),
      plain(phaseSealed(1, null), inAugust),
      plain(lifeCycle.approved({ at: inMay }), inMay),
    ).then(countingState({}), ...rows('CAMPAIGN', { total: { submissions: 1, waiting: 1 } })));

  test('InitiativeRejected, InitiativeWithdrawn and InitiativeMarkedDuplicate count separately', async () => {
    const before = [plain(lifeCycle.submitted()), plain(lifeCycle.reviewed())];
    await given(...before, plain(lifeCycle.rejected())).then(
      ...rows('PHASE_1', { total: { submissions: 1, rejected: 1 } }),
      doc(reviewFigures, { id: campaignId, underReview: { CAMPAIGN: 0, PHASE_1: 0 } }),
    );
    await given(...before, plain(lifeCycle.withdrawn())).then(
      ...rows('PHASE_1', { total: { submissions: 1, withdrawn: 1 } }),
    );
    await given(...before, plain(lifeCycle.markedDuplicate())).then(
      countingState({ status: 'DUPLICATE', statusBeforeDuplicate: 'UNDER_REVIEW', decidedInPhase: 1 }),
      ...rows('PHASE_1', { total: { submissions: 1, duplicate: 1 } }),
    );
  });

  test('DuplicateLinkRemoved restores the previous figures', () =>
    given(
      plain(lifeCycle.submitted()),
      plain(lifeCycle.reviewed()),
      plain(lifeCycle.markedDuplicate()),
      plain(lifeCycle.unlinked(), inJuly),
    ).then(
      countingState({ status: 'UNDER_REVIEW' }),
      ...rows('PHASE_1', { total: received }),
      doc(reviewFigures, { id: campaignId, underReview: { CAMPAIGN: 1, PHASE_1: 1 } }),
    ));

  test('events of an initiative that was never submitted change nothing', () =>
    given(plain(lifeCycle.rejected()), plain(lifeCycle.approved(), inMay)).then(
      noDoc(initiativeCountingStates, initiativeId),
      row(owner, 'CAMPAIGN', {}),
    ));
});
