import type { CommandOf } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import { award, awarded, by, counted, revoke, revoked, toInitiative, toUnit } from '../specs/award-decisions.js';
import { awardDecider } from './award.decider.js';
import type { AwardEvent } from './award.events.js';

/** No longer an author, or the officer who once submitted it: the reader of initiatives tells who was ever involved. */
const initiative = counted({ authors: ['author'], involved: ['author', 'formerly'] });
const initiatives = new Map([['initiative', initiative]]);

interface Decision {
  readonly given: readonly AwardEvent[];
  readonly command: CommandOf<typeof awardDecider>;
  readonly then: AwardEvent;
}

/** Every command on awards, by type: a new one does not compile until it is listed. */
const DECISIONS: { readonly [Type in CommandOf<typeof awardDecider>['type']]: Readonly<Record<string, Decision>> } = {
  AwardRecognition: {
    'to a member': { given: [], command: award({}, { initiatives }), then: awarded() },
    'to an initiative': {
      given: [],
      command: toInitiative({}, { initiatives }),
      then: awarded({
        form: 'OUTSTANDING_INITIATIVE',
        recipient: { kind: 'INITIATIVE', initiativeId: 'initiative' },
        content: { citation: 'Sáng kiến mẫu', initiativeTitle: 'Sáng kiến mẫu' },
      }),
    },
  },
  RevokeAward: { '': { given: [awarded()], command: revoke({ honoured: [initiative] }), then: revoked } },
};

const { given } = deciderSpec(awardDecider);
const decidedBy = (command: Decision['command'], memberId: string): Decision['command'] => ({
  ...command,
  by: { ...by, memberId },
});

describe.each(
  Object.entries(DECISIONS).flatMap(([type, ways]) =>
    Object.entries(ways).map(([way, decision]) => ({ type, way, decision })),
  ),
)('$type $way', ({ decision: { given: before, command, then } }) => {
  test.each(['author', 'formerly'])('is refused to the one involved: %s', (memberId) => {
    given(...before)
      .when(decidedBy(command, memberId))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST', { details: { initiativeId: 'initiative' } });
  });
  test('is open to others', () => {
    given(...before)
      .when(command)
      .then(then);
  });
});

test('a collective award rests on sealed figures, on which nobody decides here: authors may record it', () => {
  given()
    .when(decidedBy(toUnit({}, { initiatives }), 'author'))
    .then(
      awarded({
        form: 'BLOCK_LEADER',
        recipient: { kind: 'UNIT', unitId: 'unit' },
        achievements: [{ kind: 'SEALED_RESULT', campaignId: 'campaign', phase: 1, unitId: 'unit' }],
        benefitVnd: null,
      }),
    );
});
