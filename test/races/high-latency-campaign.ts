import {
  commandIdOf,
  CommandExecutor,
  StreamStateCache,
  type CommandEnvelope,
  type CommandOutcome,
} from '@app/command-handling';
import { CampaignFactsReader, campaignStream, type CampaignEvent, type PhaseClosed } from '@app/campaigns/contracts';
import {
  EventCodec,
  EventRegistry,
  InMemoryEventStore,
  type EventMetadata,
  type RecordedEvent,
} from '@app/event-store';
import { initiativeStream, type InitiativeApproved, type InitiativeSubmitted } from '@app/initiatives/contracts';
import { sampleSubmission } from '@app/initiatives/sample-submission';
import { plusMs, type DomainEvent, type Instant } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { v5 as uuid } from 'uuid';
import { campaignsEventTypes } from '../../libs/contexts/campaigns/src/campaigns.event-types.js';
import { CampaignAuthority } from '../../libs/contexts/campaigns/src/facts/campaign-authority.js';
import {
  CloseCampaignPhaseCommand,
  CloseCampaignPhaseHandler,
} from '../../libs/contexts/campaigns/src/write/close-campaign-phase.js';
import { LogOpenRevisions } from '../../libs/contexts/figures/src/sealing/log-open-revisions.js';
import { LogSealingFigures } from '../../libs/contexts/figures/src/sealing/log-sealing-figures.js';
import { InitiativeAuthority } from '../../libs/contexts/initiatives/src/facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../../libs/contexts/initiatives/src/facts/initiative-decision-facts.js';
import { initiativesEventTypes } from '../../libs/contexts/initiatives/src/initiatives.event-types.js';
import {
  ApproveInitiativeCommand,
  ApproveInitiativeHandler,
} from '../../libs/contexts/initiatives/src/write/approve-initiative.js';
import { ReviewExecutor } from '../../libs/contexts/initiatives/src/write/review.executor.js';
import {
  SubmitInitiativeCommand,
  SubmitInitiativeHandler,
} from '../../libs/contexts/initiatives/src/write/submit-initiative.js';
import { organisationEventTypes } from '../../libs/contexts/organisation/src/organisation.event-types.js';
import { LaggingEventStore, type Lags } from './lagging-event-store.js';
import { VirtualTime } from './virtual-time.js';

const id = (name: string): string => uuid(name, '3f1b5d79-8c0e-5a24-9b68-0d2f4a6c8e13');
const ownerUnitId = id('owner');
const officerId = id('officer');
const reviewerId = id('reviewer');
const authorId = id('author');
export const campaignId = id('campaign');

export interface PhaseTimes {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly evaluationCutoff: Instant;
}

/**
 * A campaign with two phases, an officer, a reviewer and an author, on the product's own handlers and executor; the store
 * is far away and the clock is virtual. Nothing waits for real time.
 */
export class HighLatencyCampaign {
  readonly time: VirtualTime;
  private readonly log = new InMemoryEventStore();
  private readonly codec = new EventCodec(
    new EventRegistry([...organisationEventTypes, ...campaignsEventTypes, ...initiativesEventTypes]),
  );
  private readonly submitInitiative: SubmitInitiativeHandler;
  private readonly approveInitiative: ApproveInitiativeHandler;
  private readonly closeCampaignPhase: CloseCampaignPhaseHandler;
  private readonly phase1: PhaseTimes;

  constructor(start: Instant, phase1: PhaseTimes, lags: Lags) {
    this.time = new VirtualTime(start);
    this.phase1 = phase1;
    const store = new LaggingEventStore(this.log, this.time, lags);
    const states = new StreamStateCache(store, this.codec);
    const streams = new CommandExecutor(store, this.codec, 'races');
    const organisation = new OrganisationFactsReader(states);
    const facts = new InitiativeDecisionFacts(new CampaignFactsReader(states), organisation);
    const authority = new InitiativeAuthority(organisation);
    this.submitInitiative = new SubmitInitiativeHandler(streams, authority, facts);
    this.approveInitiative = new ApproveInitiativeHandler(new ReviewExecutor(streams, authority, facts));
    this.closeCampaignPhase = new CloseCampaignPhaseHandler(
      streams,
      new CampaignAuthority(organisation),
      new LogSealingFigures(store, this.codec),
      new LogOpenRevisions(store, this.codec),
    );
  }

  /** Writes the initial history: the people, the campaign and its phases, and `underReview` initiatives of phase 1. */
  async prepare({
    underReview = 0,
    closed = false,
  }: { readonly underReview?: number; readonly closed?: boolean } = {}) {
    const unitId = ownerUnitId;
    const enrolled = (memberId: string) => ({
      type: 'MemberEnrolled',
      data: {
        memberId,
        unitId,
        category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
        enrolledOn: '2022-01-03',
      },
    });
    const granted = (memberId: string, role: string) => ({
      type: 'RoleGranted',
      data: { memberId, role, unitId, decisionNo: 'QĐ-MAU-00' },
    });
    await this.write(`unit-${unitId}`, [
      {
        type: 'UnitEstablished',
        data: { unitId, code: 'MAU', name: 'Công đoàn mẫu', level: 'SECTOR', parentId: null, block: null },
      },
    ]);
    await this.write(`member-${officerId}`, [enrolled(officerId), granted(officerId, 'CAMPAIGN_OFFICER')]);
    await this.write(`member-${reviewerId}`, [enrolled(reviewerId), granted(reviewerId, 'REVIEWER')]);
    await this.write(`member-${authorId}`, [enrolled(authorId)]);
    await this.write(campaignStream(campaignId), this.campaignHistory(closed));
    for (let number = 0; number < underReview; number++) {
      await this.write(initiativeStream(entryId(number)), this.reviewHistory(entryId(number)));
    }
  }

  /** The officer closes the submissions of phase 1 at this instant. */
  async closeSubmissionsAt(received: Instant, closesAt: Instant | null): Promise<CommandOutcome> {
    const input = { mode: 'SUBMISSIONS' as const, closesAt, carryOverTo: null };
    return this.close(received, input, 3n);
  }

  /** The officer seals phase 1 and carries undecided initiatives over to phase 2. */
  async sealAt(received: Instant): Promise<CommandOutcome> {
    return this.close(received, { mode: 'SEAL', closesAt: null, carryOverTo: 2 }, 4n);
  }

  async submitAt(received: Instant, key: string): Promise<CommandOutcome> {
    await this.time.until(received);
    const input = {
      initiativeId: null,
      campaignId,
      submission: { ...submission, authors: [{ memberId: authorId, shareBp: 10_000, lead: true }] },
      declarations: { truthful: true, notIpProtected: true, notAgainstOrderOrMorals: true },
      authorisationRef: null,
    };
    return this.submitInitiative.execute(new SubmitInitiativeCommand(input, this.envelope(authorId, key)));
  }

  async approveAt(received: Instant, number: number): Promise<CommandOutcome> {
    await this.time.until(received);
    const input = { initiativeId: entryId(number), note: null };
    return this.approveInitiative.execute(
      new ApproveInitiativeCommand(input, { ...this.envelope(reviewerId, `approve-${number}`), ifMatch: 3n }),
    );
  }

  /** The final end of submissions of phase 1. */
  async closingInForce(): Promise<Instant> {
    const closings = (await this.events<CampaignEvent>()).flatMap(({ event }) =>
      event.type === 'SubmissionsClosed' ? [event.data.closesAt] : [],
    );
    return closings[0] ?? this.phase1.closesAt;
  }

  /** The submissions of all phases, without those of the initial history. */
  async submitted(): Promise<readonly InitiativeSubmitted['data'][]> {
    return (await this.events<InitiativeSubmitted>()).flatMap(({ event, metadata }) =>
      event.type === 'InitiativeSubmitted' && metadata.commandType === 'SubmitInitiative' ? [event.data] : [],
    );
  }

  async approved(): Promise<readonly InitiativeApproved['data'][]> {
    return (await this.events<InitiativeApproved>()).flatMap(({ event }) =>
      event.type === 'InitiativeApproved' ? [event.data] : [],
    );
  }

  async sealed(): Promise<PhaseClosed['data'] | null> {
    const closed = (await this.events<PhaseClosed>()).find(({ event }) => event.type === 'PhaseClosed');
    return closed?.event.data ?? null;
  }

  private async close(
    received: Instant,
    input: Pick<CloseCampaignPhaseCommand['input'], 'mode' | 'closesAt' | 'carryOverTo'>,
    ifMatch: bigint,
  ): Promise<CommandOutcome> {
    await this.time.until(received);
    const whole = { ...input, campaignId, phase: 1, decisionNo: 'QĐ-MAU-09', evaluationCutoff: null };
    const envelope = { ...this.envelope(officerId, input.mode), ifMatch };
    return this.closeCampaignPhase.execute(new CloseCampaignPhaseCommand(whole, envelope));
  }

  private envelope(principal: string, key: string): CommandEnvelope {
    const commandId = commandIdOf(principal, key);
    return {
      commandId,
      principal,
      receivedAt: this.time.now(),
      clock: this.time,
      receivedAtMs: this.time.elapsedMs(),
      correlationId: commandId,
      causationId: commandId,
      ifMatch: null,
    };
  }

  private async events<Event extends DomainEvent>(): Promise<readonly RecordedEvent<Event>[]> {
    return (await this.log.readAll({ limit: 100_000 })).map((stored) => this.codec.decode<Event>(stored));
  }

  private async write(stream: string, events: readonly DomainEvent[]): Promise<void> {
    const at = this.phase1.opensAt;
    const metadata: EventMetadata = {
      $correlationId: id(stream),
      $causationId: id(stream),
      commandId: id(stream),
      commandType: 'Preparation',
      commandHash: '',
      actor: officerId,
      onBehalfOf: null,
      role: null,
      unitId: null,
      recordedAt: at,
      effectiveAt: at,
      ruleSetVersion: null,
      appVersion: 'races',
      blind: 'AAECAwQFBgcICQoLDA0ODw',
    };
    await this.log.append(
      stream,
      'no-stream',
      events.map((event, index) => this.codec.encode(id(`${stream}:${index}`), event, metadata)),
    );
  }

  private campaignHistory(closed: boolean): readonly CampaignEvent[] {
    const { opensAt, closesAt, evaluationCutoff } = this.phase1;
    const phase = (number: number, times: PhaseTimes): CampaignEvent => ({
      type: 'PhaseScheduled',
      data: { campaignId, phase: number, name: `Đợt ${number}`, ...times, ruleSetVersion: 1 },
    });
    const year = 365 * 86_400_000;
    const history: CampaignEvent[] = [
      {
        type: 'CampaignLaunched',
        data: {
          campaignId,
          code: 'MAU',
          name: 'Chương trình mẫu',
          ownerUnitId,
          applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
          decisionNo: 'QĐ-MAU-01',
        },
      },
      {
        type: 'RuleSetPublished',
        data: {
          campaignId,
          version: 1,
          rules: {
            countingBasis: 'SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF',
            recognitionPolicy: 'EVIDENCE_REQUIRED',
            revisionDays: 30,
            benefitCapVnd: '1000000000000',
            individualAwardMinimumVnd: null,
            awardAtSeveralLevels: false,
            awardKinds: [],
            submitForAnyUnit: false,
          },
        },
      },
      phase(1, { opensAt, closesAt, evaluationCutoff }),
      phase(2, {
        opensAt: closesAt,
        closesAt: plusMs(closesAt, year),
        evaluationCutoff: plusMs(evaluationCutoff, year),
      }),
    ];
    if (closed) {
      history.push({
        type: 'SubmissionsClosed',
        data: { campaignId, phase: 1, closesAt, evaluationCutoff, decisionNo: 'QĐ-MAU-08' },
      });
    }
    return history;
  }

  private reviewHistory(initiativeId: string): readonly DomainEvent[] {
    const recognition = {
      decisionNo: 'QĐ-MAU-05',
      decidedOn: '2022-02-20',
      issuer: 'Giám đốc đơn vị mẫu',
      level: 'ESTABLISHMENT',
    };
    const authors = [{ memberId: authorId, unitId: ownerUnitId, shareBp: 10_000, lead: true }];
    const submitted = {
      ...submission,
      authors,
      initiativeId,
      campaignId,
      phase: 1,
      receivedAt: this.phase1.opensAt,
      unitPath: [ownerUnitId],
      block: null,
      submittedBy: authorId,
      authorisationRef: null,
    };
    return [
      { type: 'InitiativeSubmitted', data: submitted },
      { type: 'ReviewStarted', data: { initiativeId, reviewerId } },
      { type: 'RecognitionDecisionRecorded', data: { initiativeId, recognition } },
      {
        type: 'BenefitAssessed',
        data: {
          initiativeId,
          kind: 'SAVING',
          amountVnd: '1000000',
          assessedBy: officerId,
          content: { method: 'Đối chiếu sổ mẫu.' },
        },
      },
    ];
  }
}

const entryId = (number: number): string => id(`entry-${number}`);

const submission = { ...sampleSubmission, unitId: ownerUnitId };
