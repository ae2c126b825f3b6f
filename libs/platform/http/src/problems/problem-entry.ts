export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

/**
 * One row of the problem catalogue. Every rejection code of a context has one; it is also the text of the page under
 * `/problems/<code in kebab-case>`.
 *
 * Texts may hold `{name}`, replaced by that fact of the occurrence (`DomainError.details`), and `{name:instant}`,
 * `{name:day}`, `{name:vnd}`, which write it the way people read it. `detail` is shown only when every name it uses is
 * among the facts.
 */
export interface ProblemEntry {
  /** Stable SCREAMING_SNAKE. */
  readonly code: string;
  /** For a domain rejection it must be the status of its kind: state 409, content 422, authority 403, absence 404. */
  readonly status: number;
  readonly title: BilingualText;
  /** What happened this time. */
  readonly detail?: BilingualText;
  /** When this is answered. */
  readonly cause: BilingualText;
  /** What the caller can do. */
  readonly fix: BilingualText;
}
