import { DomainRejection, type JsonValue } from '@app/kernel';

export const refuse = (
  kind: DomainRejection['kind'],
  code: string,
  details: { readonly [key: string]: JsonValue } = {},
  pointer?: string,
): never => {
  throw new DomainRejection(kind, code, details, pointer);
};
