import { commandIdOf, derivedId } from '@app/command-handling';
import type { JsonValue } from '@app/kernel';
import type { SampleIds } from './sample-ids.js';
import type { InitiativePlan } from './initiative-plans.js';
import { initiativeIdOf } from './initiative-steps.js';
import { step, type ProgrammeStep } from './programme-step.js';
import { KEY_DATES, at } from './scenario.js';
import type { UnionTree } from './union-tree.js';

const INITIATIVES_HONOURED = 40;
const HOUR = 1 / 3600;

/** The honours of the ceremony: unions above their target, the initiatives of the greatest benefit, one later revoked. */
export const awardSteps = (plans: readonly InitiativePlan[], tree: UnionTree, ids: SampleIds): ProgrammeStep[] => {
  const steps: ProgrammeStep[] = [];
  const award = (key: string, input: { readonly [field: string]: JsonValue }, refusal: string | null = null): void => {
    const number = String(steps.length + 1).padStart(2, '0');
    steps.push(
      step(
        at(KEY_DATES.awards, 9 + steps.length * HOUR),
        ids.campaignOfficer,
        key,
        () => ({
          type: 'AwardRecognition',
          input: {
            campaignId: ids.campaignId,
            decisionNo: `${number}/QĐKT-MAU`,
            decidedOn: KEY_DATES.awards,
            signatory: 'Chủ tịch Công đoàn ngành Mẫu',
            ceremonyOn: KEY_DATES.ceremony,
            ...input,
          },
        }),
        { barrier: true, refusal },
      ),
    );
  };
  for (const union of tree.affiliated.filter(({ counted, target }) => counted >= target)) {
    const unitId = ids.unitId(union.key);
    award(`unit-${union.code}`, {
      form: 'SECTOR_MERIT_CERTIFICATE',
      level: 'SECTOR',
      recipient: { kind: 'UNIT', unitId },
      achievements: [{ kind: 'SEALED_RESULT', campaignId: ids.campaignId, phase: 2, unitId }],
      prizeVnd: '10000000',
      citation: 'Đã có thành tích xuất sắc trong Chương trình “1 triệu sáng kiến” (mẫu)',
    });
  }
  const best = plans
    .filter(({ outcome, benefitVnd }) => outcome === 'COUNTED' && benefitVnd !== null)
    .sort((a, b) => (b.benefitVnd! > a.benefitVnd! ? 1 : b.benefitVnd! < a.benefitVnd! ? -1 : a.number - b.number))
    .slice(0, INITIATIVES_HONOURED);
  for (const plan of best) {
    const initiativeId = initiativeIdOf(plan, ids);
    award(`initiative-${plan.number}`, {
      form: 'OUTSTANDING_INITIATIVE',
      level: 'SECTOR',
      recipient: { kind: 'INITIATIVE', initiativeId },
      achievements: [{ kind: 'INITIATIVE', initiativeId }],
      prizeVnd: '5000000',
      citation: 'Đã có sáng kiến tiêu biểu, vượt khó, sáng tạo trong Chương trình “1 triệu sáng kiến” (mẫu)',
    });
  }
  const twice = initiativeIdOf(best[0]!, ids);
  award(
    'twice',
    {
      form: 'COMMENDATION',
      level: 'SECTOR',
      recipient: { kind: 'INITIATIVE', initiativeId: twice },
      achievements: [{ kind: 'INITIATIVE', initiativeId: twice }],
      prizeVnd: null,
      citation: 'Không khen hai lần cho một thành tích (mẫu)',
    },
    'ALREADY_AWARDED_FOR_ACHIEVEMENT',
  );
  const last = best.at(-1)!;
  steps.push(
    step(
      at(KEY_DATES.revocation, 10),
      ids.campaignOfficer,
      'revocation',
      () => ({
        type: 'RevokeAward',
        input: {
          awardId: derivedId(commandIdOf(ids.campaignOfficer, `initiative-${last.number}`), 'award'),
          ground: 'FALSE_INFORMATION_OR_FORGED_FILE',
          decisionNo: '01/QĐHB-MAU',
          decidedOn: KEY_DATES.revocation,
          reason: 'Hồ sơ kê khai sai số liệu (tình huống mẫu).',
        },
      }),
      { barrier: true },
    ),
  );
  return steps;
};
