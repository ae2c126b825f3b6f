/**
 * Sorts as text in the order in which people count codes: DV-2 before DV-10. Each number is preceded by the number of its
 * digits, so a longer one is greater. Leading zeros decide last, so codes that differ have keys that differ.
 */
export const naturalKey = (code: string): string => {
  let zeros = '';
  const key = code.replace(/\d+/gu, (digits) => {
    const number = digits.replace(/^0+(?=\d)/u, '');
    zeros += ` ${String(digits.length - number.length).padStart(3, '0')}`;
    return `${String(number.length).padStart(3, '0')}${number}`;
  });
  return /[1-9]/u.test(zeros) ? `${key}${zeros}` : key;
};

/** The order of codes in every list: by `naturalKey`. */
export const compareCodes = (a: string, b: string): number => {
  const [keyOfA, keyOfB] = [naturalKey(a), naturalKey(b)];
  return keyOfA < keyOfB ? -1 : Number(keyOfA > keyOfB);
};
