import type { BilingualText } from '../problems/problem-entry.js';

/** What can be wrong with one field, with the words for it. `{name}` stands for a parameter of the fault. */
export const fieldFaultTexts = {
  REQUIRED: { vi: 'Bắt buộc phải có.', en: 'Must be given.' },
  NULL_NOT_ALLOWED: { vi: 'Không được là null.', en: 'Must not be null.' },
  UNKNOWN_FIELD: { vi: 'Không có trường này.', en: 'There is no such field.' },
  UNKNOWN_PARAMETER: { vi: 'Không có tham số này.', en: 'There is no such parameter.' },
  REPEATED: { vi: 'Chỉ được nêu một lần.', en: 'Must be given once only.' },
  TEXT_EXPECTED: { vi: 'Phải là chuỗi ký tự.', en: 'Must be a string.' },
  BLANK: { vi: 'Không được để trống.', en: 'Must not be blank.' },
  TOO_SHORT: { vi: 'Phải có ít nhất {min} ký tự.', en: 'Must have at least {min} characters.' },
  TOO_LONG: { vi: 'Được dài tối đa {max} ký tự.', en: 'Must have at most {max} characters.' },
  BROKEN_TEXT: { vi: 'Chứa mã ký tự hỏng (surrogate lẻ).', en: 'Holds a lone surrogate.' },
  CONTROL_CHARACTER: { vi: 'Chứa ký tự điều khiển.', en: 'Holds a control character.' },
  BIDI_CONTROL: { vi: 'Chứa ký tự đảo chiều chữ.', en: 'Holds a bidirectional control character.' },
  TOO_MANY_MARKS: { vi: 'Quá nhiều dấu chồng lên một chữ.', en: 'Too many marks on one letter.' },
  UUID_EXPECTED: { vi: 'Phải là UUID viết thường.', en: 'Must be a lower-case UUID.' },
  CODE_EXPECTED: {
    vi: 'Phải gồm 2–32 chữ in hoa A–Z, chữ số hoặc gạch nối, bắt đầu bằng chữ hoặc số.',
    en: 'Must be 2–32 upper-case letters A–Z, digits or hyphens, beginning with a letter or digit.',
  },
  AMOUNT_EXPECTED: {
    vi: 'Phải là số đồng nguyên viết bằng chữ số trong chuỗi, ví dụ "1500000".',
    en: 'Must be integer đồng as a string of digits, e.g. "1500000".',
  },
  AMOUNT_TOO_SMALL: { vi: 'Ít nhất {min} đồng.', en: 'Must be at least {min} đồng.' },
  AMOUNT_TOO_LARGE: { vi: 'Nhiều nhất {max} đồng.', en: 'Must be at most {max} đồng.' },
  INSTANT_EXPECTED: {
    vi: 'Phải là thời điểm RFC 3339 có múi giờ, tối đa phần nghìn giây, ví dụ 2022-05-31T17:00:00.000Z.',
    en: 'Must be an RFC 3339 instant with a zone and at most milliseconds, e.g. 2022-05-31T17:00:00.000Z.',
  },
  DATE_EXPECTED: { vi: 'Phải là ngày có thật, dạng YYYY-MM-DD.', en: 'Must be a day that exists, as YYYY-MM-DD.' },
  YEAR_OUT_OF_RANGE: { vi: 'Năm phải từ 1900 đến 2199.', en: 'The year must be 1900 to 2199.' },
  INTEGER_EXPECTED: { vi: 'Phải là số nguyên.', en: 'Must be an integer.' },
  NUMBER_TOO_SMALL: { vi: 'Nhỏ nhất là {min}.', en: 'Must be at least {min}.' },
  NUMBER_TOO_LARGE: { vi: 'Lớn nhất là {max}.', en: 'Must be at most {max}.' },
  CHOICE_EXPECTED: { vi: 'Phải là một trong: {choices}.', en: 'Must be one of: {choices}.' },
  FLAG_EXPECTED: { vi: 'Phải là true hoặc false.', en: 'Must be true or false.' },
  OBJECT_EXPECTED: { vi: 'Phải là một đối tượng.', en: 'Must be an object.' },
  LIST_EXPECTED: { vi: 'Phải là một danh sách.', en: 'Must be a list.' },
  TOO_FEW_ITEMS: { vi: 'Phải có ít nhất {min} mục.', en: 'Must have at least {min} items.' },
  TOO_MANY_ITEMS: { vi: 'Được có tối đa {max} mục.', en: 'Must have at most {max} items.' },
  REPEATED_ITEM: { vi: 'Có mục lặp lại.', en: 'Holds an item twice.' },
  POSITION_EXPECTED: {
    vi: 'Phải là vị trí trong sổ sự kiện: số nguyên không âm.',
    en: 'Must be a position in the log: a non-negative integer.',
  },
} as const satisfies { readonly [code: string]: BilingualText };

export type FieldFaultCode = keyof typeof fieldFaultTexts;

export interface FieldFault {
  readonly code: FieldFaultCode;
  readonly params?: { readonly [name: string]: string | number };
}
