/** Reads the service's own API, as a client with a token would. */
export interface ReadApi {
  /** @throws Error with the problem's code and detail for any answer but 200 */
  get<Answer>(path: string): Promise<Answer>;
}
