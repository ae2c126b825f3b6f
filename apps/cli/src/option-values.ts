import { InvalidArgumentError } from 'commander';
import { endOfDayInVietnam, instantOf, isLocalDate, plusMs } from '@app/kernel';
import { writtenCount, writtenInstant, writtenUntil, type BilingualText } from '@app/texts';
import { both } from './both.js';

const invalid = (vi: string, en: string): InvalidArgumentError => new InvalidArgumentError(both(vi, en));

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is the id of a member or an initiative, in lower case. */
export const isId = (text: string): boolean => UUID.test(text);

/** A whole number within its limits. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,15}$/.test(text) && value >= least && value <= most) return value;
    const [from, to] = [String(least), String(most)];
    throw invalid(
      `cần một số nguyên từ ${writtenCount(from, 'vi')} đến ${writtenCount(to, 'vi')}, gõ liền không dấu chấm`,
      `a whole number from ${from} to ${to} is needed`,
    );
  };

const MIN_SCALE = 0.02;
const MAX_SCALE = 100;

/** A size of the sample programme; 0,05 is 0.05. */
export const scale = (text: string): number => {
  const value = Number(text.replace(',', '.'));
  if (/^\d+(?:[.,]\d+)?$/.test(text) && value >= MIN_SCALE && value <= MAX_SCALE) return value;
  throw invalid('cần một số từ 0,02 đến 100', 'a number from 0.02 to 100 is needed');
};

export const memberId = (text: string): string => {
  const id = text.toLowerCase();
  if (isId(id)) return id;
  throw invalid(
    'cần mã định danh của một đoàn viên, dạng UUID, không phải số thẻ hay họ tên',
    'the id of a member is needed, a UUID, neither a number nor a name',
  );
};

/** A member, or the operator, who founds the organisation. */
export const tokenSubject = (text: string): string => (text === 'operator' ? text : memberId(text));

/** An initiative by its id or its public code. */
export const initiativeReference = (text: string): string => {
  const id = text.toLowerCase();
  if (isId(id)) return id;
  const code = text.toUpperCase();
  if (/^SK-[0-9A-Z._-]+$/.test(code)) return code;
  throw invalid(
    'cần mã sáng kiến, ví dụ SK-TSK-P1-000123, hoặc mã định danh dạng UUID',
    'a public code such as SK-TSK-P1-000123 or an id, a UUID, is needed',
  );
};

export const serviceUrl = (text: string): string => {
  if (URL.canParse(text) && /^https?:/i.test(text)) return text;
  throw invalid('cần một địa chỉ như http://127.0.0.1:3000', 'an address such as http://127.0.0.1:3000 is needed');
};

/** A moment of the log, as the API takes it and as people read it. */
export interface Moment {
  /** An instant in UTC or a position. */
  readonly asOf: string;
  readonly text: BilingualText;
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** A position, an instant with its zone, or a day, which means its end in Viet Nam. */
export const moment = (text: string): Moment => {
  if (/^\d{1,19}$/.test(text)) return { asOf: text, text: { vi: `vị trí ${text}`, en: `position ${text}` } };
  if (isLocalDate(text)) {
    const end = endOfDayInVietnam(text);
    return { asOf: plusMs(end, -1), text: { vi: writtenUntil(end, 'vi'), en: writtenUntil(end, 'en') } };
  }
  const day = INSTANT.exec(text)?.[1];
  if (day !== undefined && isLocalDate(day)) {
    const asOf = instantOf(Date.parse(text));
    return { asOf, text: { vi: writtenInstant(asOf, 'vi'), en: writtenInstant(asOf, 'en') } };
  }
  throw invalid(
    'cần một ngày có thật như 2022-05-31 (hết ngày ấy ở Việt Nam), một thời điểm có múi giờ như 2022-05-31T17:00:00+07:00, hoặc một vị trí như 1234',
    'a day such as 2022-05-31 (its end in Viet Nam), an instant with its zone such as 2022-05-31T17:00:00+07:00, or a position such as 1234 is needed',
  );
};
