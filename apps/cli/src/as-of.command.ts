import { serviceWords } from '@app/composition';
import { writtenInstant, writtenShare, writtenVnd, type BilingualText, type Language } from '@app/texts';
import { apiAs, initiativeIdOf, type AuditOptions } from './audited-initiative.js';
import { both } from './both.js';
import type { Moment } from './option-values.js';
import type { Output } from './output.js';

interface Card {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly status: string;
  readonly phase: number;
  readonly unit: { readonly name: string };
  readonly authors: readonly { readonly name: string | null; readonly shareBp: number }[];
  readonly receivedAt: string;
  readonly claimedVnd: string | null;
  readonly assessed: boolean;
  readonly verifiedVnd: string | null;
  readonly asOf: { readonly position: string; readonly recordedAt: string };
}

const ERASED: BilingualText = { vi: '(đã xóa tên)', en: '(erased)' };
const NOT_IN_MONEY: BilingualText = { vi: 'không tính bằng tiền', en: 'not expressed in money' };
const NOT_VERIFIED: BilingualText = { vi: 'chưa thẩm định', en: 'not verified yet' };

const amount = (vnd: string | null, language: Language): string =>
  vnd === null ? NOT_IN_MONEY[language] : writtenVnd(vnd, language);

const verified = ({ assessed, verifiedVnd }: Card, language: Language): string =>
  assessed ? amount(verifiedVnd, language) : NOT_VERIFIED[language];

const authors = (card: Card, language: Language): string =>
  card.authors
    .map(({ name, shareBp }) => `${name ?? ERASED[language]} ${writtenShare(String(shareBp), language)}`)
    .join(', ');

const status = (card: Card, language: Language): string =>
  serviceWords.status?.[card.status]?.[language] ?? card.status;

/** The card of that moment, for people. */
const cardText = (card: Card, { text }: Moment): string => {
  const { position, recordedAt } = card.asOf;
  const lines: readonly (readonly [label: BilingualText, of: (language: Language) => string])[] = [
    [{ vi: 'Trạng thái', en: 'status' }, (language) => status(card, language)],
    [{ vi: 'Đơn vị', en: 'unit' }, () => card.unit.name],
    [{ vi: 'Tác giả', en: 'authors' }, (language) => authors(card, language)],
    [{ vi: 'Giai đoạn tiếp nhận', en: 'phase of receipt' }, () => String(card.phase)],
    [{ vi: 'Tiếp nhận lúc', en: 'received' }, (language) => writtenInstant(card.receivedAt, language)],
    [{ vi: 'Làm lợi, tác giả khai', en: 'benefit claimed' }, (language) => amount(card.claimedVnd, language)],
    [{ vi: 'Làm lợi, đã thẩm định', en: 'benefit verified' }, (language) => verified(card, language)],
  ];
  return [
    `${card.code ?? card.id} · ${card.title}`,
    both(
      `Theo những gì đã ghi đến ${text.vi} (giờ Việt Nam, UTC+7); sự kiện cuối ghi lúc ${writtenInstant(recordedAt, 'vi')}, vị trí ${position}`,
      `As recorded until ${text.en} (time in Viet Nam, UTC+7); last event at ${writtenInstant(recordedAt, 'en')}, position ${position}`,
    ),
    ...lines.map(([label, of]) => {
      const [vi, en] = [of('vi'), of('en')];
      return `  ${`${label.vi} / ${label.en}`.padEnd(44)}${vi === en ? vi : `${vi} / ${en}`}`;
    }),
  ].join('\n');
};

/** Prints an initiative as of a day, an instant or a position. */
export const asOf = async (
  reference: string,
  { at, ...options }: AuditOptions & { readonly at: Moment },
  output: Output,
): Promise<void> => {
  const api = await apiAs(options);
  const id = await initiativeIdOf(api, reference);
  const card = await api.get<Card>(`/api/v1/initiatives/${id}?asOf=${encodeURIComponent(at.asOf)}`);
  output.print(cardText(card, at));
  output.document(card);
};
