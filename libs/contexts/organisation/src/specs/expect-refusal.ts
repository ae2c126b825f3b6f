import { DomainRejection, type RejectionKind } from '@app/kernel';

export const expectRefusal = (
  decide: () => unknown,
  kind: RejectionKind,
  code: string,
  expected: Partial<DomainRejection> = {},
): void => {
  expect(decide).toThrow(DomainRejection);
  expect(decide).toThrow(expect.objectContaining({ kind, code, ...expected }) as Error);
};
