import type { ProgressStatus, ProjectionStatus } from './projection-progress.js';

/** What a projector writes to the progress store. */
export interface ProgressReport extends ProgressStatus {
  readonly holder: string;
}

/** JSON, with positions as decimal text. */
export const encodeProgress = (holder: string, { head, projections }: ProgressStatus): string =>
  JSON.stringify({ holder, head, projections }, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

type Encoded<Status> = {
  [Key in keyof Status]: Status[Key] extends bigint | null ? string | null : Status[Key];
};

/** @throws SyntaxError for a text that `encodeProgress` has not written */
export const decodeProgress = (text: string): ProgressReport => {
  const { holder, head, projections } = JSON.parse(text) as {
    readonly holder: string;
    readonly head: string | null;
    readonly projections: readonly (Encoded<Omit<ProjectionStatus, 'stopped'>> & {
      readonly stopped?: Encoded<NonNullable<ProjectionStatus['stopped']>>;
    })[];
  };
  return {
    holder,
    head: positionOf(head),
    projections: projections.map(({ stopped, position, ...status }) => ({
      ...status,
      position: positionOf(position),
      ...(stopped && { stopped: { ...stopped, at: positionOf(stopped.at) } }),
    })),
  };
};

const positionOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
