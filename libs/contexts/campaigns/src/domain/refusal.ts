import { DomainRejection, type JsonValue } from '@app/kernel';

/** Throws the refusal; typed so that it can stand where a value is missing. */
export const refuse = (
  kind: DomainRejection['kind'],
  code: string,
  details: { readonly [key: string]: JsonValue } = {},
  pointer?: string,
): never => {
  throw new DomainRejection(kind, code, details, pointer);
};
