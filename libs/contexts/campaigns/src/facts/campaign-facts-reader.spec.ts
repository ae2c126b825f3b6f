import { randomUUID } from 'node:crypto';
import { StreamStateCache } from '@app/command-handling';
import { EventCodec, EventRegistry, InMemoryEventStore } from '@app/event-store';
import type { DomainEvent } from '@app/kernel';
import { recordedEvents } from '@app/testing';
import { campaignsEventTypes } from '../campaigns.event-types.js';
import { campaignStream, participationStream } from '../domain/campaign.streams.js';
import {
  campaignAfter,
  campaignId,
  officerId,
  ownerUnitId,
  sealed,
  sealingFacts,
  submissionsClosed,
  twoPhases,
} from '../specs/a-campaign.js';
import { rootUnitId, unitId } from '../specs/a-target.js';
import { CampaignFactsReader } from './campaign-facts-reader.js';

const codec = new EventCodec(new EventRegistry(campaignsEventTypes));
let store: InMemoryEventStore;
let facts: CampaignFactsReader;

beforeEach(() => {
  store = new InMemoryEventStore();
  facts = new CampaignFactsReader(new StreamStateCache(store, codec));
});

const given = (stream: string, ...events: readonly DomainEvent[]) =>
  store.append(
    stream,
    'any',
    recordedEvents(events.map(({ type, data }) => ({ stream, type, data }))).map(({ event, metadata }) =>
      codec.encode(randomUUID(), event, metadata),
    ),
  );

test('a campaign is read from its stream', async () => {
  expect(await facts.campaign(campaignId)).toBeNull();
  await given(campaignStream(campaignId), ...twoPhases);
  expect(await facts.campaign(campaignId)).toEqual(campaignAfter(...twoPhases));
  await given(campaignStream(campaignId), submissionsClosed);
  expect(await facts.campaign(campaignId)).toEqual(campaignAfter(...twoPhases, submissionsClosed));
});

test('a registration belongs to one member and one campaign', async () => {
  const data = { campaignId, memberId: officerId, unitId, unitPath: [rootUnitId, ownerUnitId, unitId] };
  await given(participationStream(campaignId, officerId), { type: 'ParticipantRegistered', data });
  expect(await facts.participation(campaignId, officerId)).toEqual(data);
  expect(await facts.participation(campaignId, unitId)).toBeNull();
  expect(await facts.participation(rootUnitId, officerId)).toBeNull();
});

test('figures of a unit exist once its phase is sealed', async () => {
  await given(campaignStream(campaignId), ...twoPhases, submissionsClosed);
  expect(await facts.sealedUnitFigures(campaignId, 1, ownerUnitId)).toBeNull();
  await given(campaignStream(campaignId), sealed);
  expect(await facts.sealedUnitFigures(campaignId, 1, ownerUnitId)).toEqual(sealingFacts.unitFigures[0]?.figures);
  expect(await facts.sealedUnitFigures(campaignId, 1, unitId)).toEqual([]);
  expect(await facts.sealedUnitFigures(campaignId, 2, ownerUnitId)).toBeNull();
  expect(await facts.sealedUnitFigures(rootUnitId, 1, ownerUnitId)).toBeNull();
});
