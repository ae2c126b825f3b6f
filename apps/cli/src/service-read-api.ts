import type { Service } from '@app/composition';
import type { ReadApi } from './read-api.js';

/** Reads a service of this process through its HTTP edge, without a socket. */
export const readApiOf = (service: Service, token: string): ReadApi => ({
  async get<Answer>(path: string): Promise<Answer> {
    const answer = await service.app.inject({
      method: 'GET',
      url: path,
      headers: { authorization: `Bearer ${token}` },
    });
    if (answer.statusCode !== 200) throw new Error(`GET ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<Answer>();
  },
});
