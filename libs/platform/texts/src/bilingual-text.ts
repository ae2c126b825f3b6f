export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

export type Language = keyof BilingualText;
