import { both } from './command-line-texts.js';
import type { ReadApi } from './read-api.js';

/** Reads a running service over HTTP. */
export const httpReadApi = (url: string, token: string): ReadApi => ({
  async get<Body>(path: string): Promise<Body> {
    const target = new URL(path, url);
    let response: Response;
    try {
      response = await fetch(target, { headers: { authorization: `Bearer ${token}` } });
    } catch (error) {
      throw new Error(
        both(
          `Không kết nối được ${url}; khởi động hệ thống bằng npm start`,
          'no service responds there; start it with npm start',
        ),
        { cause: error },
      );
    }
    const body = (await response.json()) as { readonly code?: string; readonly detail?: string };
    if (!response.ok) throw new Error(`${response.status} ${body.code ?? ''} ${body.detail ?? ''}`.trim());
    return body as Body;
  },
});
