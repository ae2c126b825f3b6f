import type { BilingualText } from '@app/texts';

/**
 * One row of the problem catalogue. Every rejection code of a context has one; it is also the text of the page under
 * `/problems/<code in kebab-case>`.
 *
 * Texts may hold `{name}`, replaced by that fact of the occurrence (`DomainError.details`), and forms such as
 * `{name:until}` and `{name:word}`, which write it the way people read it (`fillIn` in `@app/texts`). `detail` is shown
 * only when every name it uses is among the facts. Title, detail, cause and fix are for everybody: names of headers and
 * fields and codes stand in `developer`.
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
  /** What only the writer of a client needs: names of headers and fields, codes, formats. */
  readonly developer?: BilingualText;
}
