import { apportion } from './apportionment.js';
import { AFFILIATED_UNIONS, UNIONS_REACHING_TARGET, type Quotas } from './scenario.js';
import type { SeededRandom } from './seeded-random.js';

export interface SampleUnit {
  readonly key: string;
  readonly code: string;
  readonly name: string;
}

export interface AffiliatedUnion extends SampleUnit {
  readonly block: string;
  readonly grassroots: readonly SampleUnit[];
  readonly members: number;
  readonly target: number;
  readonly phase1Target: number;
  readonly counted: number;
  readonly phase1Counted: number;
}

export interface UnionTree {
  readonly root: SampleUnit;
  readonly affiliated: readonly AffiliatedUnion[];
}

const TRADES = [
  'Khai thác',
  'Khí',
  'Lọc hóa dầu',
  'Điện',
  'Vận tải',
  'Xây lắp',
  'Dịch vụ',
  'Khảo sát',
  'Bảo dưỡng',
  'Phân phối',
];
const BLOCKS = ['KHOI-1', 'KHOI-2', 'KHOI-3', 'KHOI-4'];

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * An invented tree whose targets and results add up to the quotas: some unions reach their target, the others stay
 * below, and no union is without a result.
 */
export const unionTree = (quotas: Quotas, random: SeededRandom): UnionTree => {
  const weights = Array.from({ length: AFFILIATED_UNIONS }, () => Math.exp(random.normal() * 0.7));
  const targets = apportion(quotas.target, weights, 2);
  const reaching = new Set(
    random.shuffled(Array.from({ length: AFFILIATED_UNIONS }, (_, i) => i)).slice(0, UNIONS_REACHING_TARGET),
  );
  const below = targets.map((target, i) =>
    reaching.has(i) ? 0 : Math.min(target - 1, Math.max(1, Math.floor(target * (0.35 + random.fraction() * 0.6)))),
  );
  const rest = quotas.counted - below.reduce((a, b) => a + b, 0);
  const surplus = rest - targets.filter((_, i) => reaching.has(i)).reduce((a, b) => a + b, 0);
  const extra = apportion(
    surplus,
    targets.map((target, i) => (reaching.has(i) ? target * (0.5 + random.fraction()) : 0)),
  );
  const counted = targets.map((target, i) => (reaching.has(i) ? target + extra[i]! : below[i]!));
  const phase1Counted = apportion(quotas.phase1Counted, counted);
  const phase1Targets = apportion(quotas.phase1Target, targets);
  const members = apportion(quotas.registeredMembers, counted, 1);
  return {
    root: { key: 'root', code: 'CDN-MAU', name: 'Công đoàn ngành Mẫu (số liệu minh họa)' },
    affiliated: targets.map((target, i) => {
      const code = `CDM-${two(i + 1)}`;
      const trade = TRADES[i % TRADES.length]!;
      const grassroots = 1 + Math.min(random.integer(0, 4), Math.floor(members[i]! / 4));
      return {
        key: code,
        code,
        name: `Công đoàn Công ty ${trade} Mẫu ${two(i + 1)}`,
        block: BLOCKS[i % BLOCKS.length]!,
        grassroots: Array.from({ length: grassroots }, (_, n) => ({
          key: `${code}-${two(n + 1)}`,
          code: `${code}-${two(n + 1)}`,
          name: `Công đoàn cơ sở ${trade} Mẫu ${two(i + 1)}.${two(n + 1)}`,
        })),
        members: members[i]!,
        target,
        phase1Target: phase1Targets[i]!,
        counted: counted[i]!,
        phase1Counted: phase1Counted[i]!,
      };
    }),
  };
};
