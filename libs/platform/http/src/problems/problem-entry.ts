import type { BilingualText } from '@app/texts';

/**
 * One entry of the problem catalogue. Every refusal code of a context has one; it is also the text of the page at
 * `/problems/<code in kebab-case>`.
 *
 * Texts may contain `{name}`, replaced by that fact of the occurrence (`DomainError.details`), and forms such as
 * `{name:until}` and `{name:word}`, which format it for readers (`fillIn` in `@app/texts`). `detail` is shown only when
 * every fact it names is present. Title, detail, cause and fix are for everybody; names of headers and fields and codes
 * belong in `developer`.
 */
export interface ProblemEntry {
  /** Stable SCREAMING_SNAKE. */
  readonly code: string;
  /** For a DomainError, the status of its kind: conflict 409, invalid 422, forbidden 403, not-found 404. */
  readonly status: number;
  readonly title: BilingualText;
  /** This occurrence. */
  readonly detail?: BilingualText;
  /** Replaces `detail` where every fact it names is present. */
  readonly fullerDetail?: BilingualText;
  /** When the service sends this problem. */
  readonly cause: BilingualText;
  /** What the caller can do. */
  readonly fix: BilingualText;
  /** For authors of clients only: names of headers and fields, codes, formats. */
  readonly developer?: BilingualText;
}
