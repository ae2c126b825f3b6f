/** Vietnamese and English, each on a line of its own. */
export const both = (vi: string, en: string): string => `${vi}\n${en}`;
