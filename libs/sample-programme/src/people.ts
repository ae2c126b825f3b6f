import type { SeededRandom } from './seeded-random.js';

const MIDDLE = ['Văn', 'Thị', 'Minh', 'Thu', 'Đức', 'Ngọc', 'Hữu', 'Thanh'];
const GIVEN = [
  'An',
  'Ái',
  'Bình',
  'Châu',
  'Dũng',
  'Đạt',
  'Hà',
  'Hòa',
  'Kha',
  'Lan',
  'Minh',
  'Nhung',
  'Oanh',
  'Phúc',
  'Quý',
  'Sơn',
  'Tâm',
  'Uyên',
  'Vân',
  'Ý',
];

/** An invented name: the family name is "Mẫu" (sample) and the number tells people apart. */
export const sampleName = (number: number, random: SeededRandom): string =>
  `Mẫu${number} ${random.pick(MIDDLE)} ${random.pick(GIVEN)}`;
