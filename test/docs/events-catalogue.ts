import { campaignsEventTypes } from '@app/campaigns';
import { serviceProjections } from '@app/composition';
import type { EventTypeDefinition } from '@app/event-store';
import { initiativesEventTypes } from '@app/initiatives';
import type { JsonValue } from '@app/kernel';
import { organisationEventTypes } from '@app/organisation';
import { awardsEventTypes } from '@app/awards';
import {
  campaignCodeStream,
  campaignStream,
  participationStream,
  targetStream,
} from '../../libs/contexts/campaigns/src/domain/campaign.streams.js';
import { initiativeStream } from '../../libs/contexts/initiatives/src/domain/initiative.streams.js';
import { memberNumberStream, memberStream } from '../../libs/contexts/organisation/src/domain/member.streams.js';
import {
  ADMINISTRATORS_STREAM,
  FOUNDING_STREAM,
  unitCodeStream,
  unitStream,
} from '../../libs/contexts/organisation/src/domain/unit.streams.js';
import { awardStream } from '../../libs/contexts/awards/src/domain/award.streams.js';
import { textOf } from './repository.js';

export const contexts: { readonly [context: string]: readonly EventTypeDefinition[] } = {
  organisation: organisationEventTypes,
  campaigns: campaignsEventTypes,
  initiatives: initiativesEventTypes,
  awards: awardsEventTypes,
};

/** The streams, and the types of the events in each. */
export const streams: { readonly [stream: string]: readonly string[] } = {
  [FOUNDING_STREAM]: ['OrganisationFounded'],
  [ADMINISTRATORS_STREAM]: ['AdministratorSeatTaken', 'AdministratorSeatLeft'],
  [unitStream('<unitId>')]: [
    'UnitEstablished',
    'UnitRenamed',
    'UnitAssignedToBlock',
    'UnitDissolved',
    'SeparationOfDutiesSet',
  ],
  [unitCodeStream('<code>')]: ['UnitCodeReserved'],
  [memberStream('<memberId>')]: [
    'MemberEnrolled',
    'MemberTransferred',
    'MemberRecordCorrected',
    'MemberLeft',
    'RoleGranted',
    'RoleRevoked',
  ],
  [memberNumberStream('<id derived from the number>')]: ['MemberNumberReserved'],
  [campaignStream('<campaignId>')]: [
    'CampaignLaunched',
    'RuleSetPublished',
    'PhaseScheduled',
    'PeakDriveDeclared',
    'SubmissionsClosed',
    'PhaseClosed',
  ],
  [campaignCodeStream('<code>')]: ['CampaignCodeReserved'],
  [targetStream('<campaignId>', '<unitId>')]: ['TargetAssigned', 'TargetRevised'],
  [participationStream('<campaignId>', '<memberId>')]: ['ParticipantRegistered'],
  [initiativeStream('<initiativeId>')]: initiativesEventTypes.map(({ type }) => type),
  [awardStream('<awardId>')]: ['AwardGranted', 'AwardRevoked'],
  'achievement-<level>_<achievement>': ['AchievementReserved'],
};

interface Golden {
  readonly data: { readonly [field: string]: JsonValue };
  readonly metadata: { readonly commandType: string };
}

export const golden = (storedName: string): Golden =>
  JSON.parse(textOf(`test/golden-events/${storedName}.json`)) as Golden;

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'id'],
  [/^\d{4}-\d{2}-\d{2}T.*Z$/, 'instant'],
  [/^\d{4}-\d{2}-\d{2}$/, 'day'],
  [/^[0-9a-f]{64}$/, 'SHA-256'],
  [/^[A-Z][A-Z_0-9]*$/, 'word'],
];

const kindOf = (field: string, value: JsonValue): string => {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'integer';
  if (typeof value === 'boolean') return 'true/false';
  if (Array.isArray(value)) return `[${value.length === 0 ? '' : kindOf(field, value[0])}]`;
  if (typeof value === 'object') return `{${fieldsOf(value as Golden['data'])}}`;
  if (field.endsWith('Vnd')) return 'đồng';
  return KINDS.find(([pattern]) => pattern.test(value))?.[1] ?? 'text';
};

/** The fields of an example, each with its kind of value. */
const fieldsOf = (data: Golden['data']): string =>
  Object.entries(data)
    .map(([field, value]) => `\`${field}\` ${kindOf(field, value)}`)
    .join(', ');

const projectionsOf = (type: string): string =>
  serviceProjections
    .filter(({ handlers }) => Object.hasOwn(handlers, type))
    .map(({ name }) => `\`${name}\``)
    .join(', ') || 'none';

const storedNamesOf = ({ storedName, upcasters = {} }: EventTypeDefinition): readonly string[] => [
  storedName,
  ...Object.keys(upcasters).sort().reverse(),
];

const section = (definition: EventTypeDefinition): string => {
  const { type } = definition;
  const stream = Object.entries(streams).find(([, types]) => types.includes(type))?.[0] ?? 'unknown';
  const [category] = stream.split('-', 1);
  return [
    `### ${type}`,
    '',
    `category \`${category}\`, stream \`${stream}\` · projections: ${projectionsOf(type)}`,
    '',
    '| stored name | becomes today | fields in the example | command in the example |',
    '| --- | --- | --- | --- |',
    ...storedNamesOf(definition).map((name) => {
      const { data, metadata } = golden(name);
      const example = `[${name}](../test/golden-events/${name}.json)`;
      return `| ${example} | \`${type}\` | ${fieldsOf(data)} | \`${metadata.commandType}\` |`;
    }),
    '',
  ].join('\n');
};

/** Every stored event, context by context, as Markdown. */
export const eventsCatalogue = (): string =>
  Object.entries(contexts)
    .map(([context, definitions]) => [`## ${context}`, '', ...definitions.map(section)].join('\n'))
    .join('\n')
    .trimEnd();
