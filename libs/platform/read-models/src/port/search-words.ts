import { searchForm } from '@app/kernel';

/** The words of a text in search form, each once. Everything that is neither letter nor digit separates words. */
export const searchWords = (text: string): readonly string[] => [
  ...new Set(searchForm(text).match(/[\p{L}\p{N}]+/gu) ?? []),
];
