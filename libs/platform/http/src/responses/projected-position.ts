import type { ProgressStatus } from '@app/projections';

/**
 * The lowest position among these projections; null when one of them has processed nothing, is unknown, or is being
 * rebuilt. During a rebuild readers see the older version, whose position is not reported.
 */
export const projectedPosition = ({ projections }: ProgressStatus, names: readonly string[]): bigint | null => {
  let lowest: bigint | null = null;
  for (const name of names) {
    const found = projections.find((each) => each.name === name);
    if (!found || found.status === 'rebuilding' || found.position === null) return null;
    if (lowest === null || found.position < lowest) lowest = found.position;
  }
  return lowest;
};

/** Whether one of these projections is being rebuilt. */
export const isRebuilding = ({ projections }: ProgressStatus, names: readonly string[]): boolean =>
  projections.some(({ name, status }) => status === 'rebuilding' && names.includes(name));
