/** Reads the service's own API with a token, as any client does. */
export interface ReadApi {
  /** @throws Error with the problem's code and detail for any status but 200 */
  get<Answer>(path: string): Promise<Answer>;
}
