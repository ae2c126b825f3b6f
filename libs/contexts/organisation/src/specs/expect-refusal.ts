import { DomainError, type DomainErrorKind } from '@app/kernel';

export const expectRefusal = (
  decide: () => unknown,
  kind: DomainErrorKind,
  code: string,
  expected: Partial<DomainError> = {},
): void => {
  expect(decide).toThrow(DomainError);
  expect(decide).toThrow(expect.objectContaining({ kind, code, ...expected }) as Error);
};
