import { both } from './command-line-texts.js';
import type { ReadApi } from './read-api.js';

/** Reads a running service over HTTP. */
export const httpReadApi = (url: string, token: string): ReadApi => ({
  async get<Answer>(path: string): Promise<Answer> {
    const target = new URL(path, url);
    let answer: Response;
    try {
      answer = await fetch(target, { headers: { authorization: `Bearer ${token}` } });
    } catch (error) {
      throw new Error(
        both(
          `Không kết nối được ${url}; khởi động hệ thống bằng npm start`,
          'no service responds there; start it with npm start',
        ),
        { cause: error },
      );
    }
    const body = (await answer.json()) as { readonly code?: string; readonly detail?: string };
    if (!answer.ok) throw new Error(`${answer.status} ${body.code ?? ''} ${body.detail ?? ''}`.trim());
    return body as Answer;
  },
});
