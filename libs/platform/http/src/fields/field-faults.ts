import type { BilingualText } from '@app/texts';

/** The texts of one fault; `developer` is for authors of clients only. */
export interface FaultText extends BilingualText {
  readonly developer?: BilingualText;
}

/** Every fault of a field with its texts. `{name}` is replaced by a parameter of the fault. */
export const fieldFaultTexts = {
  REQUIRED: { vi: 'Mục này bắt buộc.', en: 'This field is required.' },
  NULL_NOT_ALLOWED: {
    vi: 'Mục này phải có giá trị.',
    en: 'This field must have a value.',
    developer: { vi: 'Không nhận `null`.', en: 'Not `null`.' },
  },
  UNKNOWN_FIELD: { vi: 'Biểu mẫu không có mục này.', en: 'There is no such field.' },
  UNKNOWN_PARAMETER: { vi: 'Không có tham số này.', en: 'There is no such parameter.' },
  REPEATED: { vi: 'Chỉ ghi một lần.', en: 'Give it only once.' },
  TEXT_EXPECTED: { vi: 'Phải là chữ (chuỗi ký tự).', en: 'Must be text.' },
  BLANK: { vi: 'Không được để trống.', en: 'Must not be blank.' },
  TOO_SHORT: { vi: 'Cần ít nhất {min:count} ký tự.', en: 'Must have at least {min:count} characters.' },
  TOO_LONG: { vi: 'Tối đa {max:count} ký tự.', en: 'Must have at most {max:count} characters.' },
  BROKEN_TEXT: {
    vi: 'Có ký tự bị hỏng; gõ lại đoạn này.',
    en: 'Holds a broken character; type this passage again.',
    developer: { vi: 'Surrogate lẻ.', en: 'A lone surrogate.' },
  },
  CONTROL_CHARACTER: {
    vi: 'Có ký tự không hiển thị được; gõ lại đoạn này.',
    en: 'Holds a control character; type this passage again.',
  },
  BIDI_CONTROL: {
    vi: 'Có ký tự đảo chiều chữ; gõ lại đoạn này.',
    en: 'Holds a bidirectional control character; type this passage again.',
  },
  TOO_MANY_MARKS: { vi: 'Quá nhiều dấu chồng lên một chữ.', en: 'Too many marks on one letter.' },
  UUID_EXPECTED: {
    vi: 'Mã định danh không đúng dạng.',
    en: 'The id is malformed.',
    developer: { vi: 'UUID chữ thường.', en: 'A lower-case UUID.' },
  },
  CODE_EXPECTED: {
    vi: 'Mã gồm 2–32 ký tự: chữ hoa A–Z, chữ số, dấu gạch nối; bắt đầu bằng chữ hoặc số.',
    en: 'Must be 2–32 upper-case letters A–Z, digits or hyphens, beginning with a letter or digit.',
  },
  AMOUNT_EXPECTED: {
    vi: 'Phải là số tiền nguyên, tính bằng đồng, ví dụ 1.500.000.',
    en: 'Must be a whole amount in đồng, e.g. 1,500,000.',
    developer: { vi: 'Chuỗi chữ số, ví dụ `"1500000"`.', en: 'A string of digits, e.g. `"1500000"`.' },
  },
  AMOUNT_TOO_SMALL: { vi: 'Ít nhất {min:vnd}.', en: 'Must be at least {min:vnd}.' },
  AMOUNT_TOO_LARGE: { vi: 'Nhiều nhất {max:vnd}.', en: 'Must be at most {max:vnd}.' },
  INSTANT_EXPECTED: {
    vi: 'Thời điểm không đúng dạng.',
    en: 'The instant is malformed.',
    developer: {
      vi: 'RFC 3339 có múi giờ, tối đa phần nghìn giây, ví dụ `2022-05-31T17:00:00.000Z`.',
      en: 'RFC 3339 with a zone and at most milliseconds, e.g. `2022-05-31T17:00:00.000Z`.',
    },
  },
  DATE_EXPECTED: {
    vi: 'Phải là ngày có trong lịch, ví dụ 31/05/2022.',
    en: 'Must be a day that exists, e.g. 31/05/2022.',
    developer: { vi: 'Dạng `2022-05-31`.', en: 'As `2022-05-31`.' },
  },
  YEAR_OUT_OF_RANGE: { vi: 'Năm phải từ 1900 đến 2199.', en: 'The year must be 1900 to 2199.' },
  INTEGER_EXPECTED: { vi: 'Phải là số nguyên.', en: 'Must be an integer.' },
  NUMBER_TOO_SMALL: { vi: 'Không nhỏ hơn {min:count}.', en: 'Must be at least {min:count}.' },
  NUMBER_TOO_LARGE: { vi: 'Không lớn hơn {max:count}.', en: 'Must be at most {max:count}.' },
  CHOICE_EXPECTED: {
    vi: 'Chọn một trong các giá trị cho phép.',
    en: 'Choose one of the permitted values.',
    developer: { vi: 'Một trong: {choices}.', en: 'One of: {choices}.' },
  },
  FLAG_EXPECTED: {
    vi: 'Chọn Có hoặc Không.',
    en: 'Choose yes or no.',
    developer: { vi: '`true` hoặc `false`.', en: '`true` or `false`.' },
  },
  OBJECT_EXPECTED: {
    vi: 'Mục này gồm nhiều phần; điền đủ các phần.',
    en: 'This field has several parts; fill in all of them.',
    developer: { vi: 'Phải là một đối tượng.', en: 'Must be an object.' },
  },
  LIST_EXPECTED: { vi: 'Mục này là một danh sách.', en: 'Must be a list.' },
  TOO_FEW_ITEMS: { vi: 'Cần ít nhất {min:count} mục.', en: 'Must have at least {min:count} items.' },
  TOO_MANY_ITEMS: { vi: 'Tối đa {max:count} mục.', en: 'Must have at most {max:count} items.' },
  REPEATED_ITEM: { vi: 'Có mục bị lặp.', en: 'Holds an item twice.' },
  POSITION_EXPECTED: {
    vi: 'Phải là vị trí trong sổ sự kiện: số nguyên không âm, nhiều nhất 19 chữ số.',
    en: 'Must be a position in the event log: a non-negative integer of 19 digits at most.',
  },
} as const satisfies { readonly [code: string]: FaultText };

export type FieldFaultCode = keyof typeof fieldFaultTexts;

export interface FieldFault {
  readonly code: FieldFaultCode;
  readonly params?: { readonly [name: string]: string | number };
}
