import { commandIdOf, derivedId } from '@app/command-handling';
import { instantOf, type Instant, type JsonValue } from '@app/kernel';
import { step, type ProgrammeStep } from '@app/sample-programme';
import { benchProgramme, benchSubmission, DECLARATIONS, type BenchProgramme } from './bench-programme.js';
import { openBenchService, runSteps } from './bench-service.js';
import { FileLog } from './file-log.js';
import { concurrently, interleave, median, rate, spread, type Measurement } from './measure.js';
import { encodeSubmission } from './sample-event.js';

const ROUNDS = 3;
const PER_ROUND = 3_000;
const WIDTH = 64;

const idOf = ({ officer }: BenchProgramme, number: number): string =>
  derivedId(commandIdOf(officer, `bench-initiative-${number}`), 'initiative');

const act = (
  at: Instant,
  principal: string,
  number: number,
  name: string,
  type: string,
  input: { readonly [field: string]: JsonValue },
): ProgrammeStep =>
  step(at, principal, `bench-initiative-${number}${name}`, () => ({ type, input }), { group: String(number) });

/** ApproveInitiative through the command bus (load, decide, append), 64 at once, against the grouped file loop. */
export const approval = async (folder: string): Promise<Measurement> => {
  const now = Date.now();
  const at = instantOf(now);
  const programme = benchProgramme(now, null);
  const service = await openBenchService(folder);
  await runSteps(service, programme.steps);
  const preparation = Array.from({ length: ROUNDS * PER_ROUND }, (_, number) => {
    const initiativeId = idOf(programme, number);
    return [
      act(at, programme.officer, number, '', 'SubmitInitiative', {
        initiativeId: null,
        campaignId: programme.campaignId,
        submission: benchSubmission(programme, number),
        declarations: DECLARATIONS,
        authorisationRef: '01/GUQ-MAU',
      }),
      act(at, programme.reviewer, number, '-review', 'StartReview', { initiativeId }),
      act(at, programme.verifier, number, '-benefit', 'RecordBenefitAssessment', {
        initiativeId,
        kind: 'SAVING',
        amountVnd: '1000000',
        method: 'Đối chiếu sổ (mẫu)',
      }),
    ];
  }).flat();
  await runSteps(service, preparation);
  const file = new FileLog(folder, 'limit.log');
  const approvals = Array.from({ length: ROUNDS * PER_ROUND }, (_, number) =>
    act(at, programme.reviewer, number, '-approve', 'ApproveInitiative', {
      initiativeId: idOf(programme, number),
      note: null,
    }),
  );
  const { first, second } = await interleave(
    ROUNDS,
    (round) =>
      rate(
        PER_ROUND,
        async () => void (await runSteps(service, approvals.slice(round * PER_ROUND, (round + 1) * PER_ROUND))),
      ),
    () => rate(PER_ROUND, () => concurrently(PER_ROUND, WIDTH, (i) => file.appendGrouped(encodeSubmission(i)))),
  );
  file.remove();
  await service.close();
  return {
    name: 'ApproveInitiative in process, 64 at once / grouped file',
    value: median(first) / median(second),
    unit: 'ratio',
    bound: { kind: 'at-least', value: 0.4 },
    detail: { 'commands/s': spread(first), 'file/s': spread(second) },
  };
};
