/** Whether a phase is sealed at a position of the log. */
export interface PhaseInLog {
  readonly phase: number;
  /** Null until the log contains its sealing. */
  readonly sealed: { readonly carriedOverTo: number | null } | null;
}

/**
 * The phase in which an event counts that names `named`, where `phases` are as the log before the event left them. A
 * write that nobody was told of may be committed minutes after its receipt, so an event after the sealing of its phase
 * counts in the phase that the sealing carried undecided initiatives over to; null if there is none.
 */
export const countingPhase = (phases: readonly PhaseInLog[], named: number): number | null => {
  const sealed = phases.find(({ phase }) => phase === named)?.sealed;
  if (!sealed) return named;
  const { carriedOverTo } = sealed;
  // Initiatives are carried over only to a later phase; ignoring any other keeps this loop finite on any record.
  return carriedOverTo !== null && carriedOverTo > named ? countingPhase(phases, carriedOverTo) : null;
};
