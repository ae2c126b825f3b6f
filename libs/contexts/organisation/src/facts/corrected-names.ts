import type { StoredEvent } from '@app/event-store';
import type { MemberRecordCorrected } from '../domain/member.events.js';

const CORRECTED: MemberRecordCorrected['type'] = 'MemberRecordCorrected';

/** The members whose name one of these events corrected, so that they stand elsewhere in a list by name. */
export const correctedNames = (events: readonly StoredEvent[]): ReadonlySet<string> =>
  new Set(
    events
      .filter(({ type }) => type === CORRECTED)
      .map(({ data }) => JSON.parse(data) as MemberRecordCorrected['data'])
      .filter(({ corrected }) => corrected.includes('fullName'))
      .map(({ memberId }) => memberId),
  );
