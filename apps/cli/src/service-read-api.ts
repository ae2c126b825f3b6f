import type { Service } from '@app/composition';
import type { ReadApi } from './read-api.js';

/** Reads a service of this process through its HTTP edge, without a socket. */
export const readApiOf = (service: Service, token: string): ReadApi => ({
  async get<Body>(path: string): Promise<Body> {
    const response = await service.app.inject({
      method: 'GET',
      url: path,
      headers: { authorization: `Bearer ${token}` },
    });
    if (response.statusCode !== 200) throw new Error(`GET ${path}: ${response.statusCode} ${response.body}`);
    return response.json<Body>();
  },
});
