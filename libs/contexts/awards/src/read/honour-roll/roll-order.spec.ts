import type { AwardView } from '../award.view.js';
import { compareRollPlaces, type RollPlace } from './roll-order.js';

const place = (id: string, personName: string | null, changes: Partial<AwardView> = {}): RollPlace => ({
  personName,
  view: {
    id,
    revision: '0',
    status: 'IN_FORCE',
    campaignId: 'campaign',
    form: 'COMMENDATION',
    level: 'SECTOR',
    recipient: { kind: 'MEMBER', memberId: `member-${id}` },
    achievements: [],
    unit: { unitId: 'unit', code: 'MAU', name: 'Công đoàn Mẫu' },
    benefitVnd: null,
    ruleSetVersion: 1,
    decisionNo: 'QĐ-1',
    decidedOn: '2023-09-25',
    signatory: 'Chủ tịch',
    prizeVnd: null,
    ceremonyOn: null,
    citation: '',
    revocation: null,
    ...changes,
  },
});
const unit = (id: string, code: string | null): RollPlace =>
  place(id, null, { recipient: { kind: 'UNIT', unitId: id }, unit: { unitId: id, code, name: id } });
const order = (...places: readonly RollPlace[]): readonly string[] =>
  places.toSorted(compareRollPlaces).map(({ view }) => view.id);

describe('the order of the roll', () => {
  it('is by form from the highest down, then by level', () => {
    expect(
      order(
        place('grassroots', 'An', { level: 'GRASSROOTS' }),
        place('sector', 'Yên'),
        place('block', 'An', { form: 'BLOCK_LEADER' }),
        place('national', 'Yên', { level: 'NATIONAL' }),
        place('creative', 'Yên', { form: 'CREATIVE_LABOUR_CERTIFICATE', level: 'GRASSROOTS' }),
      ),
    ).toEqual(['creative', 'national', 'sector', 'grassroots', 'block']);
  });

  it('sorts persons by given name, the last part, in Vietnamese order', () => {
    expect(
      order(
        place('1', 'Mẫu Văn Đạt'),
        place('2', 'Zương Mẫu Ân'),
        place('3', 'Mẫu Thị Dung'),
        place('4', 'Bùi Mẫu An'),
        place('5', 'An Mẫu Êm'),
        place('6', 'An Mẫu Em'),
        place('7', 'An Mẫu Anh'),
      ),
    ).toEqual(['4', '7', '2', '3', '1', '6', '5']);
  });

  it('sorts equal given names by full name, equal names by id, forgotten persons last', () => {
    expect(
      order(place('9', null), place('2', 'Trần Mẫu An'), place('3', 'Lê Mẫu An'), place('1', 'Trần Mẫu An')),
    ).toEqual(['3', '1', '2', '9']);
  });

  it('sorts units by code after persons, units without a code last', () => {
    expect(order(unit('x', null), unit('b', 'DK-02'), unit('a', 'DK-01'), place('p', 'Yên'))).toEqual([
      'p',
      'a',
      'b',
      'x',
    ]);
  });
});
