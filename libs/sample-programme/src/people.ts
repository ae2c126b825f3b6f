import type { SeededRandom } from './seeded-random.js';

const FIRST_MIDDLE = ['Văn', 'Thị', 'Minh', 'Thu', 'Đức', 'Ngọc', 'Hữu', 'Thanh'];
const SECOND_MIDDLE = [
  'Anh',
  'Bảo',
  'Diệu',
  'Gia',
  'Hoài',
  'Hồng',
  'Khánh',
  'Kim',
  'Mai',
  'Nhật',
  'Phương',
  'Thảo',
  'Xuân',
];
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

/** An invented name of the family "Mẫu" (sample). Two people may share one; their member numbers differ. */
export const sampleName = (number: number, random: SeededRandom): string =>
  `Mẫu ${random.pick(FIRST_MIDDLE)} ${SECOND_MIDDLE[number % SECOND_MIDDLE.length]} ${random.pick(GIVEN)}`;
